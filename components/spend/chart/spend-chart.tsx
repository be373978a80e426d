'use client';

import { ChartColumn, Table2 } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import type { Spend } from '#lib/spend/spend';
import { DIMENSION_NAMES } from '@/components/spend/group-names';
import { MEASURE_LABELS, type Measure } from '@/components/spend/measure';
import { GROUPINGS } from '@/components/spend/use-spend-view';
import { Segmented } from '@/components/ui/segmented';
import { onlySeries, toChartModel } from './chart-model.ts';
import { ChartTable } from './chart-table.tsx';
import { Legend } from './legend.tsx';
import { StackedBars } from './stacked-bars.tsx';
import { summarise } from './summarise.ts';

const VIEWS = [
  { value: 'chart', label: <span className="max-sm:sr-only">Chart</span>, icon: <ChartColumn aria-hidden /> },
  { value: 'table', label: <span className="max-sm:sr-only">Table</span>, icon: <Table2 aria-hidden /> },
] as const;

type Grouping = (typeof GROUPINGS)[number];

/** Spend, tokens or requests over time, drawn or as a table. */
export function SpendChart({
  spend,
  measure,
  onGroupBy,
}: {
  spend: Spend;
  measure: Measure;
  /** Left out where there is only one way to group. */
  onGroupBy?: (by: Grouping) => void;
}) {
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const [isolated, setIsolated] = useState<string | null>(null);
  const titleId = useId();
  const model = useMemo(() => toChartModel(spend, measure), [spend, measure]);
  const alone = model.series.find(({ key }) => key === isolated);
  const shown = useMemo(() => (alone ? onlySeries(model, alone) : model), [model, alone]);
  const title = `${MEASURE_LABELS[measure]} per ${spend.grain} by ${DIMENSION_NAMES[spend.groupBy].toLowerCase()}`;
  const summary = summarise(model);
  const groupings = GROUPINGS.filter((by) => by !== 'member' || spend.scope === 'everybody');
  return (
    <figure aria-labelledby={titleId} className="flex flex-col gap-3">
      <figcaption className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h2 id={titleId} className="font-medium">
            {title}
          </h2>
          <p className="text-muted-foreground text-sm">{summary}</p>
        </div>
        <div className="flex flex-wrap gap-2 print:hidden">
          {onGroupBy && (
            <Segmented
              label="Group by"
              value={spend.groupBy as Grouping}
              onValueChange={onGroupBy}
              options={groupings.map((value) => ({ value, label: DIMENSION_NAMES[value] }))}
            />
          )}
          <Segmented label="View as" value={view} onValueChange={setView} options={VIEWS} />
        </div>
      </figcaption>
      {view === 'table' ? (
        <ChartTable model={model} label={title} />
      ) : (
        <>
          <StackedBars model={shown} label={`${title}. ${summary}`} />
          <Legend series={model.series} isolated={alone ? isolated : null} onIsolate={setIsolated} />
        </>
      )}
    </figure>
  );
}
