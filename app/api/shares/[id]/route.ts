import { noContent } from '#lib/http/answer';
import { route } from '#lib/http/route';
import { revokeShare } from '#lib/sharing/revoke-share';

export const DELETE = route('member', async ({ app, principal, params }) => {
  await revokeShare(app, principal, params.id);
  return noContent();
});
