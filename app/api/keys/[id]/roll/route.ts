import { route } from '#lib/http/route';
import { rollKey } from '#lib/keys/roll-key';
import { withUse } from '#lib/keys/with-use';

export const POST = route('member', async ({ app, principal, params, body }) => {
  const { key, view } = await rollKey(app, principal, params.id, body);
  const [described] = await withUse(app, principal, [view]);
  return { key, view: described };
});
