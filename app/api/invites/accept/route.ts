import { route } from '#lib/http/route';
import { acceptInvite } from '#lib/members/accept-invite';

export const POST = route('open', ({ app, request, body }) => acceptInvite(app, request.headers, body));
