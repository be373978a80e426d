'use client';

import { RefreshCw } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { RelativeTime } from '@/components/ui/relative-time';
import { formatDays } from './format-days.ts';
import type { DayRange } from './spend-ranges.ts';
import type { useSpend } from './use-spend.ts';

const DAY_MS = 86_400_000;

/** Which days, in which zone, and how fresh. */
export function Updated({ days, spend }: { days: DayRange; spend: ReturnType<typeof useSpend> }) {
  return (
    <p className="flex items-center gap-1.5 text-muted-foreground text-sm">
      <span className="text-foreground">{formatDays(Date.parse(days.from), Date.parse(days.to) + DAY_MS)}</span>
      <span>UTC</span>
      {spend.data && (
        <span className="max-sm:hidden">
          · updated <RelativeTime at={spend.data.readAt} />
        </span>
      )}
      <IconButton
        label="Refresh"
        size="icon-sm"
        className="print:hidden"
        disabled={spend.isFetching}
        onClick={() => void spend.refetch()}
      >
        <RefreshCw aria-hidden />
      </IconButton>
    </p>
  );
}
