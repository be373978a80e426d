import { noContent } from '#lib/http/answer';
import { route } from '#lib/http/route';
import { changeMember } from '#lib/members/change-member';
import { removeMember } from '#lib/members/remove-member';

export const PATCH = route('admin', async ({ app, principal, params, body }) => {
  await changeMember(app, principal, params.id, body);
  return noContent();
});

export const DELETE = route('admin', async ({ app, principal, params }) => {
  await removeMember(app, principal, params.id);
  return noContent();
});
