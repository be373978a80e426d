import type { BudgetView } from '#lib/budgets/budget-view';
import { formatMoney } from '@/components/ui/format-money';
import { budgetLevel } from './budget-level.ts';

const SOLID = { fine: 'bg-accent', near: 'bg-warn', reached: 'bg-danger' };
const HATCHED = { fine: 'text-accent', near: 'text-warn', reached: 'text-danger' };
const HATCHING = 'repeating-linear-gradient(-45deg, currentColor 0 2px, transparent 2px 5px)';

/** Spent solid, held hatched, on a line as long as the limit. The amounts stand below it in words. */
export function BudgetBar({ budget }: { budget: BudgetView }) {
  const { spent, held, state } = budgetLevel(budget);
  const { window, limit } = budget;
  return (
    <div
      role="img"
      aria-label={`${formatMoney(window.spent)} spent and ${formatMoney(window.held)} held of ${formatMoney(limit)}`}
      className="flex h-2 overflow-hidden rounded-full bg-gray-4"
    >
      <span data-mark className={SOLID[state]} style={{ width: `${spent * 100}%`, minWidth: spent > 0 ? 2 : 0 }} />
      <span
        data-mark
        className={HATCHED[state]}
        style={{ width: `${held * 100}%`, minWidth: held > 0 ? 2 : 0, backgroundImage: HATCHING }}
      />
    </div>
  );
}
