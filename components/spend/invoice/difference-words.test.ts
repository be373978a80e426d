import { expect, it } from 'vitest';
import { differenceWords } from './difference-words.ts';

const SAME = { upstreamUsd: '1', upstreamRequests: 3, bookedCalls: 3, estimatedCalls: 0, unsettledCalls: 0 };

it.each([
  [{ kind: 'outside', bookedCalls: 0 }, 'Used outside this app', '3 requests upstream, none of them ours'],
  [{ kind: 'outside', upstreamRequests: null }, 'Used outside this app', 'No request of ours'],
  [
    { kind: 'upstream_more', bookedCalls: 2 },
    'Upstream billed more',
    '1 request more than ours: used outside this app, or never seen',
  ],
  [{ kind: 'upstream_more' }, 'Upstream billed more', 'For as many requests'],
  [{ kind: 'upstream_more', estimatedCalls: 1 }, 'Upstream billed more', '1 request of the ledger’s by estimate'],
  [{ kind: 'ours_more', upstreamUsd: null }, 'The ledger has more', 'Upstream lists none of it'],
  [{ kind: 'ours_more' }, 'The ledger has more', 'For what upstream lists'],
  [{ kind: 'unsettled', unsettledCalls: 2 }, 'Not settled yet', '2 requests of ours, compared again every day'],
  [{ kind: 'untold' }, 'Upstream does not say what it cost', null],
] as const)('%j', (told, words, why) => {
  expect(differenceWords({ ...SAME, ...told })).toEqual({ words, why });
});
