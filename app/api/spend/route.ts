import { route } from '#lib/http/route';
import { getSpend } from '#lib/spend/get-spend';

export const GET = route('member', ({ app, principal, query }) => getSpend(app, principal, query));
