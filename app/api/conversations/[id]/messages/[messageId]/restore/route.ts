import { getConversation } from '#lib/conversations/get-conversation';
import { restoreMessage } from '#lib/conversations/restore-message';
import { route } from '#lib/http/route';
import { listReceipts } from '#lib/spend/list-receipts';

export const POST = route('member', async ({ app, principal, params }) => {
  await restoreMessage(app, principal, { conversationId: params.id, messageId: params.messageId });
  return getConversation(app, principal, params.id, (callIds) => listReceipts(app, principal, callIds));
});
