import { created } from '#lib/http/answer';
import { route } from '#lib/http/route';
import { createShare } from '#lib/sharing/create-share';
import { listShares } from '#lib/sharing/list-shares';

export const GET = route('member', ({ app, principal, query }) => listShares(app, principal, query));

export const POST = route('member', async ({ app, principal, body }) =>
  created(await createShare(app, principal, body)),
);
