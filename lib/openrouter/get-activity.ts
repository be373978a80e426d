import { z } from 'zod';
import { Dollars } from './dollars.ts';
import { type Ask, getJson } from './get-json.ts';

const Count = z.int().nonnegative().nullable().catch(null);

const Activity = z.object({
  data: z.array(
    z.object({
      date: z.iso.date(),
      model: z.string().min(1).max(300),
      model_permaslug: z.string().nullish().catch(null),
      usage: Dollars,
      byok_usage_inference: Dollars,
      requests: Count,
    }),
  ),
});

export type ActivityRow = z.output<typeof Activity>['data'][number];

/**
 * What the account used on each of the last 30 completed UTC days, by model and endpoint. Dollars are plain digits, null where they are none.
 * Only a management key may ask. @throws AppError, see `getJson`.
 */
export async function getActivity(ask: Ask): Promise<ActivityRow[]> {
  return (await getJson(ask, '/activity', Activity)).data;
}
