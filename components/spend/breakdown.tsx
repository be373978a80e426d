'use client';

import { useState } from 'react';
import type { SpendDimension, SpendGroup } from '#lib/spend/spend';
import { Button } from '@/components/ui/button';
import { Cell, HeadCell, Row, Table } from '@/components/ui/table';
import { Amount } from './amount.tsx';
import { seriesFills } from './chart/series-fills.ts';
import { Swatch } from './chart/swatch.tsx';
import { decimalsInColumn } from './decimals-in-column.ts';
import { GroupLabel } from './group-label.tsx';
import { DIMENSION_NAMES, groupName } from './group-names.ts';
import { amountOfFigures, MEASURE_LABELS, type Measure, toLength } from './measure.ts';
import { requestsOf } from './requests-of.ts';
import { ShareBar } from './share-bar.tsx';
import type { DayRange } from './spend-ranges.ts';
import { sortRows, useSort } from './use-sort.ts';

const FIRST_ROWS = 10;

type Props = {
  dimension: SpendDimension;
  groups: readonly SpendGroup[];
  /** What shares are of, and their whole. */
  measure: Measure;
  whole: number;
  /** The days that the figures are of: a group then leads to its requests. */
  days: DayRange;
};

/** Where the money of a range went, by one dimension: every group, its share, its figures. */
export function Breakdown({ dimension, groups, measure, whole, days }: Props) {
  const [isLong, setIsLong] = useState(false);
  const { sort, headOf } = useSort<'name' | Measure>(
    { column: 'cost', direction: 'descending' },
    (column) => column === 'name',
  );
  const fills = seriesFills(dimension, groups);
  const decimals = decimalsInColumn(groups.map(({ costUsd }) => costUsd));
  const rows = sortRows(
    groups.map((group, index) => ({ group, fill: fills[index] })),
    sort.direction,
    ({ group }) =>
      sort.column === 'name' ? groupName(dimension, group) : toLength(amountOfFigures(group, sort.column)),
  );
  const title = `By ${DIMENSION_NAMES[dimension].toLowerCase()}`;
  return (
    <section className="flex min-w-0 flex-col gap-1">
      <h2 className="font-medium">{title}</h2>
      <Table label={title}>
        <thead>
          <tr>
            <HeadCell {...headOf('name')}>{DIMENSION_NAMES[dimension]}</HeadCell>
            <HeadCell align="end" {...headOf('cost')}>
              Spend
            </HeadCell>
            <HeadCell align="end" className="max-sm:hidden" {...headOf('tokens')}>
              Tokens
            </HeadCell>
            <HeadCell align="end" {...headOf('calls')}>
              Requests
            </HeadCell>
            <HeadCell align="end" className="max-sm:hidden">
              <span title={`Share of ${MEASURE_LABELS[measure].toLowerCase()}`}>Share</span>
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, isLong ? rows.length : FIRST_ROWS).map(({ group, fill }) => (
            <Row key={group.value}>
              <Cell className="w-full min-w-36 max-w-0">
                <span className="flex items-center gap-2">
                  {fill && <Swatch fill={fill} />}
                  <GroupLabel dimension={dimension} group={group} href={requestsOf(dimension, group.value, days)} />
                </span>
              </Cell>
              <Cell align="end">
                <Amount measure="cost" amount={group.costUsd} decimals={decimals} />
              </Cell>
              <Cell align="end" className="max-sm:hidden">
                <Amount measure="tokens" amount={amountOfFigures(group, 'tokens')} />
              </Cell>
              <Cell align="end">
                <Amount measure="calls" amount={group.calls} />
              </Cell>
              <Cell align="end" className="max-sm:hidden">
                <ShareBar
                  share={whole === 0 ? 0 : toLength(amountOfFigures(group, measure)) / whole}
                  color={fill?.color}
                />
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      {rows.length > FIRST_ROWS && (
        <Button variant="ghost" size="sm" className="-ml-2 self-start print:hidden" onClick={() => setIsLong(!isLong)}>
          {isLong ? `Show the first ${FIRST_ROWS}` : `Show all ${rows.length}`}
        </Button>
      )}
    </section>
  );
}
