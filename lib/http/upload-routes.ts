import type { App } from '#lib/app';
import { FILE_MAX_BYTES } from '#lib/files/file-view';
import { saveFile } from '#lib/files/save-file';
import { importConversations } from '#lib/transfer/import-conversations';
import type { NodeRoute } from './node-route.ts';
import { readUpload } from './read-upload.ts';
import { sendJson } from './v1/send-json.ts';

const FILE = { type: 'application/octet-stream', mostBytes: FILE_MAX_BYTES, allow: 'member' } as const;
const IMPORT = { type: 'application/json', mostBytes: 48 * 2 ** 20, allow: 'member' } as const;

/** What takes more than Next's route handlers should read: a file named by `?name=`, and a file of conversations as JSON. */
export const UPLOAD_ROUTES: readonly NodeRoute<App>[] = [
  {
    method: 'POST',
    path: '/api/files',
    allow: FILE.allow,
    answer: async (context) => {
      const { bytes, principal } = await readUpload(context, FILE);
      const name = context.url.searchParams.get('name') ?? '';
      sendJson(context.response, await saveFile(context.app, principal, { name, bytes }), 201);
    },
  },
  {
    method: 'POST',
    path: '/api/conversations/import',
    allow: IMPORT.allow,
    answer: async (context) => {
      const { bytes, principal } = await readUpload(context, IMPORT);
      sendJson(context.response, await importConversations(context.app, principal, bytes), 201);
    },
  },
];
