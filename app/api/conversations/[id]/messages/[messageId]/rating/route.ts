import { rateMessage } from '#lib/conversations/rate-message';
import { noContent } from '#lib/http/answer';
import { route } from '#lib/http/route';

export const PUT = route('member', async ({ app, principal, params, body }) => {
  await rateMessage(app, principal, { conversationId: params.id, messageId: params.messageId }, body);
  return noContent();
});
