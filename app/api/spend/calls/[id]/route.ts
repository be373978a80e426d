import { route } from '#lib/http/route';
import { getCall } from '#lib/spend/get-call';

export const GET = route('member', ({ app, principal, params }) => getCall(app, principal, params.id));
