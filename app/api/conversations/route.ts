import { createConversation } from '#lib/conversations/create-conversation';
import { getConversation } from '#lib/conversations/get-conversation';
import { listConversations } from '#lib/conversations/list-conversations';
import { created } from '#lib/http/answer';
import { route } from '#lib/http/route';
import { listReceipts } from '#lib/spend/list-receipts';

export const GET = route('viewer', ({ app, principal, query }) => listConversations(app, principal, query));

export const POST = route('member', async ({ app, principal, body }) => {
  const { id } = await createConversation(app, principal, body);
  return created(await getConversation(app, principal, id, (callIds) => listReceipts(app, principal, callIds)));
});
