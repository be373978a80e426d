'use client';

import clsx from 'clsx';
import type { SpendDimension } from '#lib/spend/spend';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { SpendChart } from './chart/spend-chart.tsx';
import { Notes } from './notes.tsx';
import { RangePicker } from './range-picker.tsx';
import { Totals } from './totals.tsx';
import { useSpend } from './use-spend.ts';
import { useSpendView } from './use-spend-view.ts';

/** What a key or a model was used for over time. */
export function UseOverTime({
  only,
  groupBy,
  title = 'Use',
}: {
  only: { keyId: string } | { model: string };
  groupBy: SpendDimension;
  title?: string;
}) {
  const view = useSpendView();
  const { data: spend, error, isPlaceholderData, refetch } = useSpend(view.days, groupBy, only);
  return (
    <section aria-label={title} className="flex flex-col gap-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-medium">{title}</h2>
        <RangePicker name={view.name} days={view.days} onName={view.setRange} onDays={view.setDays} />
      </div>
      {error && (
        <Notice
          tone="error"
          title="The figures could not be read"
          action={<Button onClick={() => void refetch()}>Try again</Button>}
        >
          {error.message}
        </Notice>
      )}
      {!spend && !error && <Skeleton className="h-96" />}
      {spend && (
        <div
          aria-busy={isPlaceholderData}
          className={clsx('flex flex-col gap-6 transition-opacity', isPlaceholderData && 'opacity-60')}
        >
          <div className="flex flex-col gap-3">
            <Totals spend={spend} show={view.show} onShow={view.setShow} />
            <Notes spend={spend} />
          </div>
          {spend.totals.calls > 0 && <SpendChart spend={spend} measure={view.show} />}
        </div>
      )}
    </section>
  );
}
