import type { Key } from './authorize.ts';
import { rawNumber } from './json.ts';
import { totalOf } from './record.ts';
import { requireManagement } from './require-management.ts';
import type { World } from './world.ts';

const PLAY_MONEY_USD = 1000;

/** `GET /credits`, for a management key: everything every key has spent, of a purse that never runs out. */
export function getCredits({ record }: World, key: Key): Record<string, unknown> {
  requireManagement(key, 'credits');
  return { data: { total_credits: PLAY_MONEY_USD, total_usage: rawNumber(totalOf(record.all())) } };
}
