import { route } from '#lib/http/route';
import { getKeyHistory } from '#lib/keys/get-key-history';

export const GET = route('member', ({ app, principal, params }) => getKeyHistory(app, principal, params.id));
