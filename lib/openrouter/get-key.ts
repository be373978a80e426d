import { z } from 'zod';
import { Dollars } from './dollars.ts';
import { type Ask, getJson } from './get-json.ts';

const Text = z.string().nullish().catch(null);

const Key = z.object({
  data: z.object({
    label: Text,
    limit: Dollars,
    limit_remaining: Dollars,
    limit_reset: Text,
    usage: Dollars,
    is_free_tier: z.boolean().nullish().catch(null),
    expires_at: Text,
  }),
});

export type KeyReport = z.output<typeof Key>['data'];

/** What the upstream says of the key that asks. Unknown fields are ignored, wrong ones null. @throws AppError, see `getJson`. */
export async function getKey(ask: Ask): Promise<KeyReport> {
  return (await getJson(ask, '/key', Key)).data;
}
