'use client';

import { Amount } from '@/components/spend/amount';
import { decimalsInColumn } from '@/components/spend/decimals-in-column';
import { formatBucket } from '@/components/spend/format-days';
import { toLength } from '@/components/spend/measure';
import { sortRows, useSort } from '@/components/spend/use-sort';
import { Cell, HeadCell, Row, Table } from '@/components/ui/table';
import type { ChartModel } from './chart-model.ts';
import { Swatch } from './swatch.tsx';

/** What the chart draws, as a table: a row a bucket, a column a series. */
export function ChartTable({ model, label }: { model: ChartModel; label: string }) {
  const { sort, headOf } = useSort<string>({ column: 'when', direction: 'ascending' }, () => false);
  const decimals: Record<string, number> & { total: number } = {
    ...Object.fromEntries(model.series.map(({ key, amounts }) => [key, decimalsInColumn(amounts)])),
    total: decimalsInColumn(model.buckets.map(({ amount }) => amount)),
  };
  const column = model.series.find(({ key }) => key === sort.column);
  const rows = sortRows(
    model.buckets.map((bucket, index) => ({ ...bucket, index })),
    sort.direction,
    ({ startsAt, amount, index }) => {
      if (sort.column === 'when') return startsAt;
      return column ? (column.lengths[index] ?? 0) : toLength(amount);
    },
  );
  return (
    <Table label={label} className="max-h-[17.5rem] overflow-y-auto">
      <thead className="sticky top-0 bg-background">
        <tr>
          <HeadCell {...headOf('when')}>{{ hour: 'Hour', day: 'Day', month: 'Month' }[model.grain]}</HeadCell>
          <HeadCell align="end" {...headOf('total')}>
            Total
          </HeadCell>
          {model.series.map(({ key, name, fill }) => (
            <HeadCell key={key} align="end" {...headOf(key)}>
              <span className="inline-flex items-center gap-1.5">
                <Swatch fill={fill} />
                {name}
              </span>
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ startsAt, amount, index }) => (
          <Row key={startsAt}>
            <Cell className="whitespace-nowrap">{formatBucket(startsAt, model.grain)}</Cell>
            <Cell align="end">
              <Amount measure={model.measure} amount={amount} decimals={decimals.total} />
            </Cell>
            {model.series.map(({ key, amounts }) => (
              <Cell key={key} align="end">
                {toLength(amounts[index] ?? 0) === 0 ? (
                  <span className="text-gray-8">–</span>
                ) : (
                  <Amount measure={model.measure} amount={amounts[index] ?? 0} decimals={decimals[key] ?? 0} />
                )}
              </Cell>
            ))}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
