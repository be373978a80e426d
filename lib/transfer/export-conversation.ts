import { Readable } from 'node:stream';
import type { Db } from '#db/client';
import type { Principal } from '#lib/auth/principal';
import type { ReadReceipts } from '#lib/conversations/add-receipts';
import { type Exported, FORMAT } from './exported.ts';
import { readWhole } from './read-whole.ts';
import { toMarkdown } from './to-markdown.ts';

/** A conversation as a file: Markdown to read, JSON to take elsewhere or back. @throws AppError `not_found`. */
export async function exportConversation(
  app: { db: Db },
  principal: Principal,
  id: string,
  form: 'md' | 'json',
  readReceipts: ReadReceipts,
): Promise<{ fileName: string; content: Readable }> {
  const conversation = await readWhole(app, principal, id, readReceipts);
  const exportedAt = new Date().toISOString();
  const whole: Exported = { format: FORMAT, version: 1, exportedAt, conversations: [conversation] };
  const text = form === 'md' ? toMarkdown(conversation, exportedAt) : `${JSON.stringify(whole, null, 2)}\n`;
  return { fileName: `${nameOf(conversation.title)}.${form}`, content: Readable.from([Buffer.from(text)]) };
}

/** Letters that every system and header takes. */
function nameOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return plain || 'chat';
}
