'use client';

import clsx from 'clsx';
import { Download } from 'lucide-react';
import { Page } from '@/components/shell/page';
import { CallLog } from '@/components/spend/call-log';
import { SpendTabs } from '@/components/spend/spend-tabs';
import { buttonStyles } from '@/components/ui/button-styles';
import { RequestFilters } from './request-filters.tsx';
import { useRequestsView } from './use-requests-view.ts';

/** Every request of a range, one by one, with what it cost to the nano-dollar. */
export function RequestsPage() {
  const view = useRequestsView();
  const only = { ...view.days, ...view.filter };
  const isNarrowed = Object.keys(view.filter).length > 0;
  return (
    <Page
      title={<span className="max-sm:sr-only">Spend</span>}
      start={<SpendTabs />}
      end={
        <a
          href={`/api/spend/export.csv?${new URLSearchParams(only)}`}
          download
          className={clsx(buttonStyles({ size: 'sm' }), 'print:hidden')}
        >
          <Download aria-hidden />
          <span className="max-sm:sr-only">Export CSV</span>
        </a>
      }
    >
      <div className="flex flex-col gap-6">
        <RequestFilters view={view} />
        <CallLog
          only={only}
          isWhole
          empty={
            isNarrowed
              ? 'No request of these days fits the filters.'
              : 'No requests in these days. Every answer in a chat, a comparison or a program of yours appears here.'
          }
        />
      </div>
    </Page>
  );
}
