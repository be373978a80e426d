import type { App } from '#lib/app';
import { AppError } from '#lib/errors';
import { importConversations } from '#lib/transfer/import-conversations';
import type { NodeRoute } from './node-route.ts';
import { readBytes } from './v1/read-bytes.ts';

const MOST_BYTES = 48 * 2 ** 20;
const LONGEST_MS = 5 * 60_000;
const JSON_TYPE = 'application/json';

/** Takes a file of conversations. Its JSON is read by another thread than this. */
export const IMPORT_ROUTE: NodeRoute<App> = {
  method: 'POST',
  path: '/api/conversations/import',
  allow: 'member',
  answer: async ({ app, principal, message, response }) => {
    // No form of another site can say this type.
    if (message.headers['content-type']?.split(';')[0]?.trim().toLowerCase() !== JSON_TYPE)
      throw new AppError('invalid_request', `Send the body as JSON, with the header “content-type: ${JSON_TYPE}”.`, {
        field: 'content-type',
      });
    const body = await readBytes(message, { mostBytes: MOST_BYTES, longestMs: LONGEST_MS });
    const imported = await importConversations(app, principal, body);
    response.writeHead(201, { 'content-type': JSON_TYPE, 'cache-control': 'private, no-store' });
    response.end(JSON.stringify(imported));
  },
};
