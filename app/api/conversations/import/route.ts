import { created } from '#lib/http/answer';
import { route } from '#lib/http/route';
import { IMPORT_MAX_BYTES, importConversations } from '#lib/transfer/import-conversations';

export const POST = route('member', { maxBytes: IMPORT_MAX_BYTES }, async ({ app, principal, body }) =>
  created(await importConversations(app, principal, body)),
);
