'use client';

import clsx from 'clsx';
import { SpendChart } from '@/components/spend/chart/spend-chart';
import { Notes } from '@/components/spend/notes';
import { RangePicker } from '@/components/spend/range-picker';
import { Totals } from '@/components/spend/totals';
import { useSpend } from '@/components/spend/use-spend';
import { useSpendView } from '@/components/spend/use-spend-view';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';

/** What a key spent over time, by model. */
export function KeyUse({ keyId }: { keyId: string }) {
  const view = useSpendView();
  const { data: spend, error, isPlaceholderData, refetch } = useSpend(view.days, 'model', { keyId });
  return (
    <section aria-label="Use" className="flex flex-col gap-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-medium">Use</h2>
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
