import { formatMoney } from '@/components/ui/format-money';
import type { Amount } from './measure.ts';

/** How many decimals the longest amount of a column shows; the others leave room for as many, so that all points align. */
export function decimalsInColumn(amounts: readonly Amount[]): number {
  return Math.max(0, ...amounts.map((amount) => decimalsOf(amount)));
}

function decimalsOf(amount: Amount): number {
  return typeof amount === 'string' ? (formatMoney(amount).split('.')[1]?.length ?? 0) : 0;
}
