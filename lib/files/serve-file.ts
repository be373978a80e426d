import { createReadStream } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Db } from '#db/client';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { kindOf } from './file-view.ts';
import { findFile } from './find-file.ts';
import type { FileStore } from './open-file-store.ts';

/**
 * Answers with the bytes of a file. Only pictures are shown in place; everything else, whatever it calls itself, is plain text or a PDF to
 * save; and nothing of it may run or load anything. No browser keeps it: whoever signs in there next may not see it.
 */
export async function serveFile(
  app: { db: Db; files: FileStore },
  principal: Principal,
  { id, url }: { id: string; url: URL },
  response: ServerResponse,
): Promise<void> {
  const file = findFile(app, principal, id);
  const isShown = kindOf(file.mediaType) === 'image' && !url.searchParams.has('download');
  const headers = {
    'content-type': file.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : file.mediaType,
    'content-disposition': `${isShown ? 'inline' : 'attachment'}; ${nameParameters(file.name)}`,
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-store',
  };
  const bytes = createReadStream(app.files.pathOf(file.hash));
  await new Promise<void>((resolve, reject) => {
    bytes.once('open', () => resolve());
    bytes.once('error', () => reject(new AppError('not_found', 'The bytes of this file are not there any more.')));
  });
  response.writeHead(200, { ...headers, 'content-length': String(file.bytes) });
  await pipeline(bytes, response).catch(() => response.destroy());
}

/** The name for old readers in ASCII, for the others as it is (RFC 6266). */
function nameParameters(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  return `filename="${plain}"; filename*=UTF-8''${encoded}`;
}
