import { setUp } from '#lib/auth/set-up';
import { route } from '#lib/http/route';

export const POST = route('open', ({ app, request, body }) => setUp(app, request.headers, body));
