import type { FilePart as ModelFile, ModelMessage, TextPart } from 'ai';
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { files } from '#db/schema/files';
import { fenceFile } from '#lib/files/fence-file';
import { fileIdOf, kindOf } from '#lib/files/file-view';
import type { FileStore } from '#lib/files/open-file-store';
import { isToolPart, toToolMessages } from './to-tool-messages.ts';
import type { MessageView } from './view.ts';

/** A message as models get it: text, pictures and PDFs as parts of their own, text files as text. Nothing for one that says nothing. */
export async function toModelMessage(
  app: { db: Db; files: FileStore },
  { role, parts }: Pick<MessageView, 'role' | 'parts'>,
): Promise<ModelMessage[]> {
  if (parts.some(isToolPart)) return toToolMessages(parts);
  const text = parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('');
  // What a model drew is not sent back to it: most take no pictures from themselves.
  const ids = role === 'user' ? parts.flatMap((part) => fileIdOf(part) ?? []) : [];
  if (ids.length === 0) return text === '' ? [] : [{ role, content: text }];
  const attached = await Promise.all(ids.map((id) => readFilePart(app, id)));
  return [{ role: 'user', content: [...attached, ...(text === '' ? [] : [{ type: 'text' as const, text }])] }];
}

async function readFilePart(app: { db: Db; files: FileStore }, id: string): Promise<TextPart | ModelFile> {
  const file = app.db.orm.select().from(files).where(eq(files.id, id)).get();
  if (!file) return { type: 'text', text: '[A file that was attached here is gone.]' };
  const bytes = await app.files.read(file.hash);
  if (kindOf(file.mediaType) === 'text') return { type: 'text', text: fenceFile(file.name, bytes.toString('utf8')) };
  return { type: 'file', mediaType: file.mediaType, filename: file.name, data: bytes };
}
