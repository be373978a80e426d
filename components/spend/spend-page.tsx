'use client';

import clsx from 'clsx';
import { Download } from 'lucide-react';
import { Page } from '@/components/shell/page';
import { buttonStyles } from '@/components/ui/button-styles';
import { RangePicker } from './range-picker.tsx';
import { SpendReport } from './spend-report.tsx';
import { SpendTabs } from './spend-tabs.tsx';
import { Updated } from './updated.tsx';
import { useSpend } from './use-spend.ts';
import { useSpendView } from './use-spend-view.ts';

/** Where the money went: figures, chart and breakdowns of a range of UTC days. */
export function SpendPage() {
  const view = useSpendView();
  const spend = useSpend(view.days, view.by);
  return (
    <Page
      title={<span className="max-sm:sr-only">Spend</span>}
      start={<SpendTabs />}
      end={
        <a
          href={`/api/spend/export.csv?${new URLSearchParams(view.days)}`}
          download
          className={clsx(buttonStyles({ size: 'sm' }), 'print:hidden')}
        >
          <Download aria-hidden />
          <span className="max-sm:sr-only">Export CSV</span>
        </a>
      }
    >
      <div className="flex flex-col gap-8 [print-color-adjust:exact]">
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <RangePicker name={view.name} days={view.days} onName={view.setRange} onDays={view.setDays} />
          <Updated days={view.days} spend={spend} />
        </div>
        <SpendReport spend={spend} view={view} />
      </div>
    </Page>
  );
}
