import type { Spend } from '#lib/spend/spend';
import { formatExactTokens } from '@/components/ui/format-tokens';
import { Money } from '@/components/ui/money';

/** What the figures do not say of themselves: what is not settled, what is estimated, what failed. */
export function Notes({ spend }: { spend: Spend }) {
  const { scope, unsettled, totals } = spend;
  const isOwn = scope === 'own';
  const isPending = unsettled.calls + unsettled.running > 0;
  const isEstimated = totals.estimatedUsd !== '0';
  if (!isOwn && !isPending && !isEstimated && totals.failed === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1 text-muted-foreground text-sm">
      {isOwn && <li>Your own requests, not the team’s</li>}
      {isPending && (
        <li>
          <span className="text-foreground">{describePending(unsettled)}</span>, not in these sums:{' '}
          <Money usd={null} held={unsettled.heldUsd} state="unsettled" />
        </li>
      )}
      {isEstimated && (
        <li>
          <Money usd={totals.estimatedUsd} state="estimated" /> of the spend is estimated
        </li>
      )}
      {totals.failed > 0 && <li>{countRequests(totals.failed)} failed</li>}
    </ul>
  );
}

function countRequests(count: number): string {
  return `${formatExactTokens(count)} ${count === 1 ? 'request' : 'requests'}`;
}

function describePending({ calls, running }: Spend['unsettled']): string {
  const parts = [
    calls > 0 ? `${countRequests(calls)} unsettled` : '',
    running > 0 ? `${formatExactTokens(running)} still running` : '',
  ];
  return parts.filter(Boolean).join(', ');
}
