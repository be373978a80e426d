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
  const bytes = await readBytes(message).catch((error: unknown) => {
    // What is still on its way must not be read as the next request.
    response.setHeader('connection', 'close');
    throw error;
  });
  const view = await saveFile(app, principal, { name: url.searchParams.get('name') ?? '', bytes });
  response.writeHead(201, { 'content-type': 'application/json', 'cache-control': 'private, no-store' });
  response.end(JSON.stringify(view));
}

function readBytes(message: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    if (Number(message.headers['content-length'] ?? 0) > FILE_MAX_BYTES) return reject(tooLarge());
    message.on('data', (chunk: Buffer) => {
      length += chunk.length;
      chunks.push(chunk);
      if (length <= FILE_MAX_BYTES) return;
      message.pause();
      reject(tooLarge());
    });
    message.on('end', () => resolve(Buffer.concat(chunks)));
    message.on('error', reject);
    message.on('close', () => reject(new AppError('invalid_request', 'The upload was broken off.')));
  });
}

function tooLarge(): AppError {
  return new AppError('payload_too_large', `A file may have at most ${FILE_MAX_BYTES / 2 ** 20} MiB.`);
}
