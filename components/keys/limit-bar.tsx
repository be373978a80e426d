import clsx from 'clsx';
import type { KeyLimit } from '#lib/keys/used-key';
import { formatMoney } from '@/components/ui/format-money';
import { limitLevel } from './limit-level.ts';

const COLORS = { fine: 'bg-accent', near: 'bg-warn', reached: 'bg-danger' };

/** How much of a limit is spent, and, paler, how much calls in flight hold. The amounts stand beside it. */
export function LimitBar({ limit, className }: { limit: KeyLimit; className?: string }) {
  const { spent, held, state } = limitLevel(limit);
  const words = `${formatMoney(limit.spentUsd)} of ${formatMoney(limit.usd)} spent`;
  return (
    <span
      role="img"
      aria-label={limit.heldUsd === '0' ? words : `${words}, ${formatMoney(limit.heldUsd)} held`}
      className={clsx('flex h-1 overflow-hidden rounded-full bg-gray-5', className)}
    >
      <span data-mark className={COLORS[state]} style={{ width: `${spent * 100}%`, minWidth: spent > 0 ? 2 : 0 }} />
      <span data-mark className={clsx(COLORS[state], 'opacity-40')} style={{ width: `${held * 100}%` }} />
    </span>
  );
}
