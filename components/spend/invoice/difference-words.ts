import type { InvoiceDifference } from '#lib/invoice/invoice-view';
import { formatExactTokens as count } from '@/components/ui/format-tokens';

type Told = Pick<
  InvoiceDifference,
  'kind' | 'upstreamUsd' | 'upstreamRequests' | 'bookedCalls' | 'estimatedCalls' | 'unsettledCalls'
>;

/** What kind of difference it is, in a few words, and what can be said of why. */
export function differenceWords(difference: Told): { words: string; why: string | null } {
  const { kind, upstreamUsd, upstreamRequests, bookedCalls, estimatedCalls, unsettledCalls } = difference;
  const estimated = estimatedCalls > 0 ? `${requests(estimatedCalls)} of the ledger’s by estimate` : null;
  switch (kind) {
    case 'outside':
      return {
        words: 'Used outside this app',
        why:
          upstreamRequests === null
            ? 'No request of ours'
            : `${requests(upstreamRequests)} upstream, none of them ours`,
      };
    case 'upstream_more': {
      const more = (upstreamRequests ?? 0) - bookedCalls;
      const outside = more > 0 ? `${requests(more)} more than ours: used outside this app, or never seen` : null;
      return { words: 'Upstream billed more', why: outside ?? estimated ?? 'For as many requests' };
    }
    case 'ours_more':
      return {
        words: 'The ledger has more',
        why: upstreamUsd === null ? 'Upstream lists none of it' : (estimated ?? 'For what upstream lists'),
      };
    case 'unsettled':
      return { words: 'Not settled yet', why: `${requests(unsettledCalls)} of ours, compared again every day` };
    case 'untold':
      return { words: 'Upstream does not say what it cost', why: null };
  }
}

function requests(number: number): string {
  return `${count(number)} ${number === 1 ? 'request' : 'requests'}`;
}
