import type { Receipt } from '#lib/spend/receipt';
import type { RunError } from './view.ts';

/** Whether a receipt says that money was taken. */
export function billedBy({ costUsd }: Pick<Receipt, 'costUsd'>): RunError['billed'] {
  if (costUsd === null) return 'unknown';
  return /^0(\.0*)?$/.test(costUsd) ? 'no' : 'yes';
}
