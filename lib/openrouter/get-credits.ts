import { z } from 'zod';
import { Dollars } from './dollars.ts';
import { type Ask, getJson } from './get-json.ts';

const Credits = z.object({ data: z.object({ total_credits: Dollars, total_usage: Dollars }) });

export type Credits = z.output<typeof Credits>['data'];

/** What the account has bought and used, in USD. Most keys may not ask: that is an AppError too. @throws AppError, see `getJson`. */
export async function getCredits(ask: Ask): Promise<Credits> {
  return (await getJson(ask, '/credits', Credits)).data;
}
