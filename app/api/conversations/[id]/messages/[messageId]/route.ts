import { deleteMessage } from '#lib/conversations/delete-message';
import { getConversation } from '#lib/conversations/get-conversation';
import { locateMessage } from '#lib/conversations/locate-message';
import { route } from '#lib/http/route';
import { listReceipts } from '#lib/spend/list-receipts';

export const DELETE = route('member', async ({ app, principal, params }) => {
  await deleteMessage(app, principal, { conversationId: params.id, messageId: params.messageId });
  return getConversation(app, principal, params.id, (callIds) => listReceipts(app, principal, callIds));
});

export const GET = route('viewer', ({ app, principal, params: { id: conversationId, messageId } }) =>
  locateMessage(app, principal, { conversationId, messageId }),
);
