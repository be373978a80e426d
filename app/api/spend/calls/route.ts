import { route } from '#lib/http/route';
import { listCalls } from '#lib/spend/list-calls';

export const GET = route('member', ({ app, principal, query }) => listCalls(app, principal, query));
