import { noContent } from '#lib/http/answer';
import { route } from '#lib/http/route';
import { changeKey } from '#lib/keys/change-key';
import { getKey } from '#lib/keys/get-key';
import { removeKey } from '#lib/keys/remove-key';
import { withUse } from '#lib/keys/with-use';

export const GET = route('member', async ({ app, principal, params }) => {
  const [key] = await withUse(app, principal, [await getKey(app, principal, params.id)]);
  return key;
});

export const PATCH = route('member', async ({ app, principal, params, body }) => {
  const [key] = await withUse(app, principal, [await changeKey(app, principal, params.id, body)]);
  return key;
});

export const DELETE = route('member', async ({ app, principal, params }) => {
  await removeKey(app, principal, params.id);
  return noContent();
});
