import { noContent } from '#lib/http/answer';
import { route } from '#lib/http/route';
import { revokeInvite } from '#lib/members/revoke-invite';

export const DELETE = route('admin', async ({ app, principal, params }) => {
  await revokeInvite(app, principal, params.id);
  return noContent();
});
