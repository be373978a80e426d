import { addPane } from '#lib/conversations/add-pane';
import { getConversation } from '#lib/conversations/get-conversation';
import { created } from '#lib/http/answer';
import { route } from '#lib/http/route';
import { listReceipts } from '#lib/spend/list-receipts';

export const POST = route('member', async ({ app, principal, params, body }) => {
  await addPane(app, principal, params.id, body);
  return created(await getConversation(app, principal, params.id, (callIds) => listReceipts(app, principal, callIds)));
});
