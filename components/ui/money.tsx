import clsx from 'clsx';
import { formatExactMoney, formatMoney } from './format-money.ts';

const MOST_DECIMALS = 6;

/**
 * An amount of dollars, its exact digits on hover and on copy. An unsettled amount shows what is held for it, and says so;
 * an unknown one is never zero. In a column, `isAligned` sets every amount on its point,
 * with room for `decimals` behind it.
 */
export function Money({
  usd,
  state = 'reported',
  held = null,
  isAligned = false,
  decimals = MOST_DECIMALS,
  className,
}: {
  /** Decimal dollars, or null: unknown. */
  usd: string | null;
  state?: 'reported' | 'estimated' | 'unsettled';
  /** What is reserved for an unsettled call, decimal dollars. */
  held?: string | null;
  isAligned?: boolean;
  /** How many the longest amount of the column shows. */
  decimals?: number;
  className?: string;
}) {
  const amount = state === 'unsettled' ? (held ?? usd) : usd;
  if (amount === null)
    return (
      <span className={clsx('text-muted-foreground', className)}>
        {state === 'unsettled' ? 'unsettled' : 'unknown'}
      </span>
    );
  const shown = formatMoney(amount);
  const exact = formatExactMoney(amount);
  const isUnsettled = state === 'unsettled';
  return (
    <span className={clsx('whitespace-nowrap tabular-nums', className)}>
      {isUnsettled && <span className="text-muted-foreground">held </span>}
      {state === 'estimated' && <span title="Estimated">≈</span>}
      <data
        value={amount}
        data-exact={exact}
        data-exact-note={
          isUnsettled ? 'held until the true cost is known' : state === 'estimated' ? 'estimated' : undefined
        }
        className={clsx(isUnsettled && 'underline decoration-dotted underline-offset-3')}
      >
        {shown}
      </data>
      {isAligned && <Padding shown={shown} decimals={decimals} />}
    </span>
  );
}

/** Invisible digits that fill the column's decimals, so that the points stand under each other. */
function Padding({ shown, decimals }: { shown: string; decimals: number }) {
  const missing = decimals - (shown.split('.')[1]?.length ?? 0);
  if (missing <= 0) return null;
  return (
    <span aria-hidden className="invisible select-none">
      {'0'.repeat(missing)}
    </span>
  );
}
