import { type Figures, NOTHING, plus, toSpendFigures } from './figures.ts';
import type { SpendDimension, SpendGroup } from './spend.ts';
import type { SummedRow } from './sum-rows.ts';
import { withRest } from './with-rest.ts';

/** The groups of a range, dearest first. They add up to `totals`, exactly. */
export function toBreakdown(totals: Figures, rows: readonly SummedRow[], dimension: SpendDimension): SpendGroup[] {
  const all = { ...totals, startsAt: 0, value: '', label: '' };
  return withRest([all], rows, dimension)
    .sort(byCost)
    .map(({ startsAt: _, value, label, ...figures }) => ({ value: value ?? '', label, ...toSpendFigures(figures) }));
}

export function byCost(a: SummedRow, b: SummedRow): number {
  if (a.costNano !== b.costNano) return a.costNano < b.costNano ? 1 : -1;
  return b.calls - a.calls || a.label.localeCompare(b.label, 'en');
}

export function addUp(rows: readonly Figures[]): Figures {
  return rows.reduce(plus, NOTHING);
}
