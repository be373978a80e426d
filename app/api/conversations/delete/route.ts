import { deleteConversations } from '#lib/conversations/delete-conversations';
import { noContent } from '#lib/http/answer';
import { route } from '#lib/http/route';

export const POST = route('member', async ({ app, principal, body }) => {
  await deleteConversations(app, principal, body);
  return noContent();
});
