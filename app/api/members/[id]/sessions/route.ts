import { route } from '#lib/http/route';
import { revokeSessionsOf } from '#lib/members/revoke-sessions-of';

export const DELETE = route('admin', ({ app, principal, params }) => revokeSessionsOf(app, principal, params.id));
