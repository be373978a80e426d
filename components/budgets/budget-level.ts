import type { BudgetView } from '#lib/budgets/budget-view';

const NEAR = 0.8;

/** How full a budget is, for drawing alone: parts of the bar from 0 to 1, and how near it is to refusing. */
export function budgetLevel({ limit, window }: Pick<BudgetView, 'limit' | 'window'>): {
  spent: number;
  held: number;
  state: 'fine' | 'near' | 'reached';
} {
  const whole = Number(limit);
  if (whole === 0) return { spent: 1, held: 0, state: 'reached' };
  const spent = Math.min(1, Number(window.spent) / whole);
  const held = Math.min(1 - spent, Number(window.held) / whole);
  return { spent, held, state: spent >= 1 ? 'reached' : spent >= NEAR ? 'near' : 'fine' };
}
