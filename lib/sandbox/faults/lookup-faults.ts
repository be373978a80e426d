import { rawNumber } from '#lib/sandbox/json';
import { type FaultTable, wholeArg } from './fault.ts';

const failing = (status: number) => ({
  about: `/generation answers ${status} for 60000 ms`,
  lookup: (arg: string, nowMs: number) => ({ status, untilMs: nowMs + wholeArg(arg, 60_000) }),
});

/** What goes wrong when one asks later. */
export const lookupFaults: FaultTable = {
  'generation-404': failing(404),
  'generation-429': failing(429),
  'generation-500': failing(500),
  'generation-model': {
    about: '/generation names another model',
    lookup: () => ({ status: 'bent', bend: { model: 'acme/another' } }),
  },
  'generation-cost': {
    about: '/generation says that it cost the argument, which the charge is not',
    lookup: (arg) => ({ status: 'bent', bend: { usage: rawNumber(arg || '0'), total_cost: rawNumber(arg || '0') } }),
  },
  'generation-cancelled': {
    about: '/generation says that it was cancelled',
    lookup: () => ({ status: 'bent', bend: { cancelled: true, finish_reason: null } }),
  },
  'generation-hang': { about: '/generation never answers', lookup: () => ({ status: 'hang' }) },
  'generation-slow': {
    about: '/generation takes 5000 ms',
    lookup: (arg) => ({ status: 'slow', afterMs: wholeArg(arg, 5000) }),
  },
};
