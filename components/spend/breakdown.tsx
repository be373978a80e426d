'use client';

import { useState } from 'react';
import type { SpendDimension, SpendGroup } from '#lib/spend/spend';
import { Button } from '@/components/ui/button';
import { Money } from '@/components/ui/money';
import { Cell, HeadCell, Row, Table } from '@/components/ui/table';
import { Tokens } from '@/components/ui/tokens';
import { seriesFills } from './chart/series-fills.ts';
import { Swatch } from './chart/swatch.tsx';
import { DIMENSION_NAMES, groupName } from './group-names.ts';
import { amountOfFigures, type Measure, toLength } from './measure.ts';
import { ShareBar } from './share-bar.tsx';
import { sortRows, useSort } from './use-sort.ts';

const FIRST_ROWS = 10;

/** Where the money of a range went, by one dimension: every group, its share, its figures. Sorted as one likes. */
export function Breakdown({
  dimension,
  groups,
  measure,
}: {
  dimension: SpendDimension;
  groups: readonly SpendGroup[];
  measure: Measure;
}) {
  const [isWhole, setIsWhole] = useState(false);
  const { sort, headOf } = useSort<'name' | Measure>(
    { column: 'cost', direction: 'descending' },
    (column) => column === 'name',
  );
  const fills = seriesFills(dimension, groups);
  const total = groups.reduce((sum, group) => sum + toLength(amountOfFigures(group, measure)), 0);
  const rows = sortRows(
    groups.map((group, index) => ({ group, name: groupName(dimension, group), fill: fills[index] })),
    sort.direction,
    ({ group, name }) => (sort.column === 'name' ? name : toLength(amountOfFigures(group, sort.column))),
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
            <HeadCell className="max-sm:hidden">Share</HeadCell>
            <HeadCell align="end" className="max-sm:hidden" {...headOf('tokens')}>
              Tokens
            </HeadCell>
            <HeadCell align="end" {...headOf('calls')}>
              Requests
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, isWhole ? rows.length : FIRST_ROWS).map(({ group, name, fill }) => (
            <Row key={group.value}>
              <Cell className="w-full max-w-0">
                <span className="flex items-center gap-2">
                  {fill && <Swatch fill={fill} />}
                  <span className="truncate" title={name}>
                    {name}
                  </span>
                </span>
              </Cell>
              <Cell align="end">
                <Money usd={group.costUsd} isAligned />
              </Cell>
              <Cell className="max-sm:hidden">
                <ShareBar
                  share={total === 0 ? 0 : toLength(amountOfFigures(group, measure)) / total}
                  color={fill?.color}
                />
              </Cell>
              <Cell align="end" className="max-sm:hidden">
                <Tokens count={group.promptTokens + group.completionTokens} />
              </Cell>
              <Cell align="end">
                <Tokens count={group.calls} />
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      {rows.length > FIRST_ROWS && (
        <Button variant="ghost" size="sm" className="self-start print:hidden" onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? `Show the first ${FIRST_ROWS}` : `Show all ${rows.length}`}
        </Button>
      )}
    </section>
  );
}
