import { changeConversation } from '#lib/conversations/change-conversation';
import { deleteConversation } from '#lib/conversations/delete-conversation';
import { getConversation } from '#lib/conversations/get-conversation';
import { noContent } from '#lib/http/answer';
import { route } from '#lib/http/route';
import { listReceipts } from '#lib/spend/list-receipts';

export const GET = route('viewer', ({ app, principal, params }) =>
  getConversation(app, principal, params.id, (callIds) => listReceipts(app, principal, callIds)),
);

export const PATCH = route('member', async ({ app, principal, params, body }) => {
  await changeConversation(app, principal, params.id, body);
  return getConversation(app, principal, params.id, (callIds) => listReceipts(app, principal, callIds));
});

export const DELETE = route('member', async ({ app, principal, params }) => {
  await deleteConversation(app, principal, params.id);
  return noContent();
});
