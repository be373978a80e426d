import { listSessions } from '#lib/auth/list-sessions';
import { requireSession } from '#lib/auth/require-session';
import { revokeOtherSessions } from '#lib/auth/revoke-sessions';
import { route } from '#lib/http/route';

export const GET = route('viewer', async ({ app, request }) => ({
  sessions: await listSessions(app, await requireSession(app, request.headers)),
}));

/** All but the one that asks. */
export const DELETE = route('viewer', async ({ app, request }) =>
  revokeOtherSessions(app, await requireSession(app, request.headers)),
);
