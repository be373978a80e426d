'use client';

import { useQuery } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import type { InvoiceView } from '#lib/invoice/invoice-view';
import { Page } from '@/components/shell/page';
import { SpendTabs } from '@/components/spend/spend-tabs';
import { Button } from '@/components/ui/button';
import { formatExactTokens } from '@/components/ui/format-tokens';
import { DayTable } from './day-table.tsx';
import { DifferenceTable } from './difference-table.tsx';
import { invoiceQuery } from './invoice-query.ts';
import { InvoiceStatus } from './invoice-status.tsx';
import { useInvoiceChange } from './use-invoice-change.ts';

/** What upstream says it billed, day by day and model by model, held against the ledger. */
export function InvoicePage({ initial }: { initial: InvoiceView }) {
  const { data: invoice } = useQuery({ ...invoiceQuery, initialData: initial });
  const compare = useInvoiceChange('compare');
  const open = invoice.differences.filter(({ review }) => review === null);
  const seen = invoice.differences.filter(({ review }) => review !== null);
  return (
    <Page
      title={<span className="max-sm:sr-only">Spend</span>}
      start={<SpendTabs />}
      end={
        invoice.source !== null && (
          <Button size="sm" isPending={compare.isPending} onClick={() => compare.mutate(null)}>
            <RefreshCw aria-hidden />
            <span className="max-sm:sr-only">{compare.isPending ? 'Comparing…' : 'Compare now'}</span>
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-8">
        <InvoiceStatus invoice={invoice} />
        {open.length > 0 && <DifferenceTable title="Differences" differences={open} />}
        {invoice.unlisted > 0 && (
          <p className="text-muted-foreground text-sm">
            {formatExactTokens(invoice.unlisted)} more are listed here once some of these are marked as seen.
          </p>
        )}
        {invoice.days.length > 0 && <DayTable days={invoice.days} />}
        {seen.length > 0 && <DifferenceTable title="Seen" differences={seen} />}
      </div>
    </Page>
  );
}
