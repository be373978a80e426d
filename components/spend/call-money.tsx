import type { CallDetail } from '#lib/spend/call-detail';
import { Badge } from '@/components/ui/badge';
import { Notice } from '@/components/ui/notice';
import { RelativeTime } from '@/components/ui/relative-time';
import { callAdjustment } from './call-adjustment.ts';
import { callEnding } from './call-ending.ts';
import { nineDecimals } from './nine-decimals.ts';

const SOURCES = {
  reported: 'as the upstream reports it',
  estimated: 'estimated from tokens and prices',
  unsettled: 'held until the upstream says what it cost',
};

/** What a request cost, to the nano-dollar, how that is known, and what went wrong. */
export function CallMoney({ call }: { call: CallDetail }) {
  const ending = callEnding(call);
  const adjustment = callAdjustment(call);
  const shown = call.state === 'unsettled' ? call.heldUsd : call.costUsd;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1.5">
        <span className="font-medium text-2xl tabular-nums">{shown === null ? 'unknown' : nineDecimals(shown)}</span>
        <span className="text-muted-foreground">{SOURCES[call.state]}</span>
      </div>
      <div className="flex flex-wrap gap-1.5">
        <Badge tone={ending.tone}>{ending.words}</Badge>
        {adjustment && <Badge tone={adjustment.tone}>{adjustment.words}</Badge>}
        {call.isByok && <Badge>own provider key</Badge>}
      </div>
      {adjustment && <p className="text-muted-foreground text-sm">{adjustment.meaning}</p>}
      {call.state === 'unsettled' && call.endedAt !== null && (
        <p className="text-muted-foreground text-sm">
          {call.nextCheckAt === null ? (
            'It waits for a price: an admin can give the model one under Settings, Connections.'
          ) : (
            <>
              Asked {call.checks} {call.checks === 1 ? 'time' : 'times'} so far, next{' '}
              <RelativeTime at={call.nextCheckAt} />. After a day the estimate is booked.
            </>
          )}
        </p>
      )}
      {call.errorMessage !== null && (
        <Notice tone="warn" title="What went wrong">
          <span className="break-words">{call.errorMessage}</span>{' '}
          {call.errorCode !== null && <span className="font-mono text-sm">{call.errorCode}</span>}
        </Notice>
      )}
    </div>
  );
}
