import { route } from '#lib/http/route';
import { lookAtInvite } from '#lib/members/look-at-invite';

/** A POST because the token is a secret, which has no place in an address. */
export const POST = route('open', ({ app, body }) => lookAtInvite(app, body));
