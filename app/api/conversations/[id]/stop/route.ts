import { stopRuns } from '#lib/conversations/stop-runs';
import { route } from '#lib/http/route';

export const POST = route('member', ({ app, principal, params, body }) => stopRuns(app, principal, params.id, body));
