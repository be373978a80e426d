import { restoreConversations } from '#lib/conversations/restore-conversations';
import { noContent } from '#lib/http/answer';
import { route } from '#lib/http/route';

export const POST = route('member', async ({ app, principal, body }) => {
  await restoreConversations(app, principal, body);
  return noContent();
});
