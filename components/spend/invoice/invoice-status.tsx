import type { ReactNode } from 'react';
import type { InvoiceView } from '#lib/invoice/invoice-view';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { RelativeTime } from '@/components/ui/relative-time';

/** What was compared and when, or plainly why nothing is. */
export function InvoiceStatus({ invoice }: { invoice: InvoiceView }) {
  const { source, outcome, days } = invoice;
  return (
    <div className="flex flex-col gap-4">
      {source === null && (
        <Notice title="There is no management key, so nothing is compared">
          OpenRouter tells what an account was billed to management keys only. Make one there, start Parallax with it in{' '}
          <code className="font-mono text-foreground text-sm">OPENROUTER_MANAGEMENT_KEY</code>, and every finished day
          is held against the ledger. It calls no model.
        </Notice>
      )}
      {source !== null && outcome?.state === 'refused' && (
        <Notice tone="warn" title="The key may not ask, so nothing was compared">
          <code className="font-mono text-foreground text-sm">OPENROUTER_MANAGEMENT_KEY</code> has to be a management
          key of the account. {outcome.message}
        </Notice>
      )}
      {source !== null && outcome?.state === 'failed' && (
        <Notice tone="warn" title="The last comparison failed">
          {outcome.message} It is tried again in about an hour. Nothing was charged for it.
        </Notice>
      )}
      {days.length > 0 ? <Summary invoice={invoice} /> : source !== null && <Nothing />}
    </div>
  );
}

function Summary({ invoice: { source, days, comparedAt } }: { invoice: InvoiceView }): ReactNode {
  const agreeing = days.filter(({ differences, unsettledCalls }) => differences + unsettledCalls === 0).length;
  return (
    <div className="flex max-w-[76ch] flex-col gap-1">
      <p className="font-medium text-lg">
        {days.length === 1
          ? `The one finished day ${agreeing === 1 ? 'agrees' : 'differs'}`
          : `${agreeing === days.length ? `All ${agreeing}` : `${agreeing} of ${days.length}`} days agree`}
      </p>
      <p className="text-muted-foreground">
        What {source === 'sandbox' ? 'the sandbox (no money moves)' : 'OpenRouter'} says the whole account was billed on
        each finished UTC day, held against the ledger to the nano-dollar. Differences are listed here; the ledger is
        never changed for them.{' '}
        {comparedAt !== null && (
          <>
            Compared <RelativeTime at={comparedAt} />.
          </>
        )}
      </p>
    </div>
  );
}

function Nothing() {
  return (
    <EmptyState title="No finished day to compare yet">
      Each day is held against what upstream says it billed, soon after it has ended at midnight UTC.
    </EmptyState>
  );
}
