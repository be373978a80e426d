import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Db } from '#db/client';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { FILE_MAX_BYTES } from './file-view.ts';
import type { FileStore } from './open-file-store.ts';
import { saveFile } from './save-file.ts';

/** Takes the bytes of a request as a file named by `?name=`, and answers 201 with what it is. */
export async function receiveFile(
  app: { db: Db; files: FileStore },
  principal: Principal,
  { message, url }: { message: IncomingMessage; url: URL },
  response: ServerResponse,
): Promise<void> {
  // No form of another site can say this type.
  if (message.headers['content-type'] !== 'application/octet-stream')
    throw new AppError('invalid_request', 'Send the file with the header “content-type: application/octet-stream”.', {
      field: 'content-type',
    });
  const bytes = await readBytes(message);
  const view = await saveFile(app, principal, { name: url.searchParams.get('name') ?? '', bytes });
  response.writeHead(201, { 'content-type': 'application/json', 'cache-control': 'private, no-store' });
  response.end(JSON.stringify(view));
}

async function readBytes(message: IncomingMessage): Promise<Buffer> {
  const declared = Number(message.headers['content-length'] ?? 0);
  if (declared > FILE_MAX_BYTES) throw tooLarge();
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > FILE_MAX_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(): AppError {
  return new AppError('payload_too_large', `A file may have at most ${FILE_MAX_BYTES / 2 ** 20} MiB.`);
}
