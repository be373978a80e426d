import type { KeySpend } from '#lib/spend/key-spend';
import type { KeyView } from './key-view.ts';

/** What a key may spend in a period, and what of it is used. Dollars are exact decimal strings. */
export type KeyLimit = {
  usd: string;
  period: 'day' | 'week' | 'month' | 'ever';
  spentUsd: string;
  /** Reserved by calls whose cost is not known yet. */
  heldUsd: string;
  /** Epoch milliseconds; null: never. */
  resetsAt: number | null;
};

/** A key with what it spent and what it may spend. */
export type UsedKey = KeyView & { use: KeySpend; limit: KeyLimit | null };
