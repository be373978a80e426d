import { changePane } from '#lib/conversations/change-pane';
import { getConversation } from '#lib/conversations/get-conversation';
import { removePane } from '#lib/conversations/remove-pane';
import { route } from '#lib/http/route';
import { listReceipts } from '#lib/spend/list-receipts';

export const PATCH = route('member', async ({ app, principal, params, body }) => {
  await changePane(app, principal, { conversationId: params.id, paneId: params.paneId }, body);
  return getConversation(app, principal, params.id, (callIds) => listReceipts(app, principal, callIds));
});

export const DELETE = route('member', async ({ app, principal, params }) => {
  await removePane(app, principal, { conversationId: params.id, paneId: params.paneId });
  return getConversation(app, principal, params.id, (callIds) => listReceipts(app, principal, callIds));
});
