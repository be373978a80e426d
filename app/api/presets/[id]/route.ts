import { noContent } from '#lib/http/answer';
import { route } from '#lib/http/route';
import { changeEntry } from '#lib/library/change-entry';
import { removeEntry } from '#lib/library/remove-entry';

export const PATCH = route('member', ({ app, principal, params, body }) =>
  changeEntry(app, principal, 'preset', { id: params.id, input: body }),
);

export const DELETE = route('member', async ({ app, principal, params }) => {
  await removeEntry(app, principal, 'preset', params.id);
  return noContent();
});
