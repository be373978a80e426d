import { requireSession } from '#lib/auth/require-session';
import { revokeSession } from '#lib/auth/revoke-sessions';
import { noContent } from '#lib/http/answer';
import { route } from '#lib/http/route';

export const DELETE = route('viewer', async ({ app, request, params }) => {
  await revokeSession(app, await requireSession(app, request.headers), params.id);
  return noContent();
});
