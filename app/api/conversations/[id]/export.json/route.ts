import { fileAnswer } from '#lib/http/file-answer';
import { route } from '#lib/http/route';
import { listReceipts } from '#lib/spend/list-receipts';
import { exportConversation } from '#lib/transfer/export-conversation';

export const GET = route('viewer', async ({ app, principal, params }) =>
  fileAnswer(await exportConversation(app, principal, params.id, 'json', (ids) => listReceipts(app, principal, ids))),
);
