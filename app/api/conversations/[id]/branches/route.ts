import { branchConversation } from '#lib/conversations/branch-conversation';
import { created } from '#lib/http/answer';
import { route } from '#lib/http/route';

export const POST = route('member', async ({ app, principal, params, body }) =>
  created(await branchConversation(app, principal, params.id, body)),
);
