import { created } from '#lib/http/answer';
import { route } from '#lib/http/route';
import { createKey } from '#lib/keys/create-key';
import { listKeys } from '#lib/keys/list-keys';
import { withUse } from '#lib/keys/with-use';

export const GET = route('member', async ({ app, principal }) => ({
  keys: await withUse(app, principal, await listKeys(app, principal)),
}));

export const POST = route('member', async ({ app, principal, body }) => {
  const { key, view } = await createKey(app, principal, body);
  const [described] = await withUse(app, principal, [view]);
  return created({ key, view: described });
});
