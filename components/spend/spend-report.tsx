'use client';

import clsx from 'clsx';
import type { Spend } from '#lib/spend/spend';
import { ApiError } from '@/components/shell/api-error';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Breakdown } from './breakdown.tsx';
import { SpendChart } from './chart/spend-chart.tsx';
import { formatDays } from './format-days.ts';
import { amountOfFigures, toLength } from './measure.ts';
import { Notes } from './notes.tsx';
import { SpendSkeleton } from './spend-skeleton.tsx';
import { Totals } from './totals.tsx';
import type { useSpend } from './use-spend.ts';
import { GROUPINGS, type useSpendView } from './use-spend-view.ts';

type View = ReturnType<typeof useSpendView>;

/** The figures of a range, or why there are none. */
export function SpendReport({
  spend: { data: spend, error, isPlaceholderData, refetch },
  view,
}: {
  spend: ReturnType<typeof useSpend>;
  view: View;
}) {
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!spend) return <SpendSkeleton />;
  if (isEmpty(spend)) return <Nothing spend={spend} />;
  return (
    <div
      className={clsx('flex flex-col gap-10 transition-opacity', isPlaceholderData && 'opacity-60')}
      aria-busy={isPlaceholderData}
    >
      <div className="flex flex-col gap-3">
        <Totals spend={spend} show={view.show} onShow={view.setShow} />
        <Notes spend={spend} />
      </div>
      <SpendChart spend={spend} measure={view.show} onGroupBy={view.setBy} />
      <Breakdowns spend={spend} view={view} />
    </div>
  );
}

function Breakdowns({ spend, view }: { spend: Spend; view: View }) {
  const whole = toLength(amountOfFigures(spend.totals, view.show));
  const dimensions = GROUPINGS.filter((by) => by !== 'member' || spend.scope === 'everybody');
  return (
    <div className="grid gap-x-12 gap-y-10 xl:grid-cols-2">
      {dimensions.map((dimension) => (
        <div key={dimension} className={clsx('min-w-0', dimension === 'model' && 'xl:col-span-2')}>
          <Breakdown
            dimension={dimension}
            groups={spend.breakdowns[dimension] ?? []}
            measure={view.show}
            whole={whole}
            days={view.days}
          />
        </div>
      ))}
    </div>
  );
}

function Nothing({ spend }: { spend: Spend }) {
  return (
    <EmptyState
      title={`Nothing was spent in ${formatDays(spend.startsAt, spend.endsAt)}`}
      action={
        <ButtonLink href="/chat" variant="primary">
          Ask a model
        </ButtonLink>
      }
    >
      Every answer in a chat, a comparison or a program of yours appears here with its exact cost.
    </EmptyState>
  );
}

function Failure({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const requestId = error instanceof ApiError ? error.requestId : null;
  return (
    <Notice tone="error" title="The figures could not be read" action={<Button onClick={onRetry}>Try again</Button>}>
      {error.message} Nothing was charged for this.{requestId && ` Request ${requestId}.`}
    </Notice>
  );
}

function isEmpty({ totals, unsettled }: Spend): boolean {
  return totals.calls + unsettled.calls + unsettled.running === 0;
}
