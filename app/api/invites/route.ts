import { created } from '#lib/http/answer';
import { route } from '#lib/http/route';
import { createInvite } from '#lib/members/create-invite';
import { listInvites } from '#lib/members/list-invites';

export const GET = route('admin', async ({ app, principal }) => ({ invites: await listInvites(app, principal) }));

export const POST = route('admin', async ({ app, principal, body }) =>
  created(await createInvite(app, principal, body)),
);
