import { monitorEventLoopDelay } from 'node:perf_hooks';
import { ERROR_STATUS, isAppError } from '#lib/errors';
import { type Counts, openHistogram } from './histogram.ts';

const RESOLUTION_MS = 10;
const DURATIONS_S = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800];
const FIRST_TOKENS_S = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const NANOSECONDS = 1e9;
const OTHER = 'other';
/** What a call’s row may say went wrong. */
const CODES = new Set<string>([...Object.keys(ERROR_STATUS), 'interrupted']);

type EndedCall = {
  readonly ending: string | null;
  readonly errorCode: string | null;
  readonly durationMs: number | null;
  readonly firstTokenMs: number | null;
};

export type Figures = {
  /** By how they ended, and by whether their cost was known then. */
  readonly ended: ReadonlyMap<string, number>;
  readonly errors: ReadonlyMap<string, number>;
  readonly refusals: ReadonlyMap<string, number>;
  readonly durations: Counts;
  readonly firstTokens: Counts;
  /** Seconds, over the time since they were read before. */
  readonly loopDelay: { readonly p50: number; readonly p99: number; readonly max: number };
};

/** What this process counts of its calls: plain numbers in memory, labels from closed lists only. */
export type Metrics = {
  /** Told of every call when its ending is written. */
  countCall: (call: EndedCall) => void;
  /** Told why a call was not admitted. */
  countRefusal: (error: unknown) => void;
  read: () => Figures;
  close: () => void;
};

export function openMetrics(): Metrics {
  const ended = new Map<string, number>();
  const errors = new Map<string, number>();
  const refusals = new Map<string, number>();
  const durations = openHistogram(DURATIONS_S);
  const firstTokens = openHistogram(FIRST_TOKENS_S);
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();

  return {
    countCall: ({ ending, errorCode, durationMs, firstTokenMs }) => {
      add(ended, ending ?? OTHER);
      if (errorCode !== null) add(errors, CODES.has(errorCode) ? errorCode : OTHER);
      if (durationMs !== null) durations.observe(durationMs / 1000);
      if (firstTokenMs !== null) firstTokens.observe(firstTokenMs / 1000);
    },
    countRefusal: (error) => add(refusals, isAppError(error) ? error.code : 'internal'),
    read: () => {
      // It measures from tick to tick: an idle loop has the resolution as its delay.
      const late = (ns: number) => Math.max(0, ns / NANOSECONDS - RESOLUTION_MS / 1000);
      const loopDelay = { p50: late(delay.percentile(50)), p99: late(delay.percentile(99)), max: late(delay.max) };
      delay.reset();
      return { ended, errors, refusals, durations: durations.read(), firstTokens: firstTokens.read(), loopDelay };
    },
    close: () => delay.disable(),
  };
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
