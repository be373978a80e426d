/** Bucket → calls, as the ledger keeps times: each bucket a tenth wider than the one before. */
export type Histogram = ReadonlyMap<number, number>;

const BASE = 1.1;

/** The time that half of the calls stayed under, in milliseconds: within a twentieth of the true one. Null without calls. */
export function medianMs(histogram: Histogram): number | null {
  const count = countOf(histogram);
  if (count === 0) return null;
  let seen = 0;
  for (const [bucket, calls] of [...histogram].sort(([a], [b]) => a - b)) {
    seen += calls;
    if (seen * 2 >= count) return middleMs(bucket);
  }
  return null;
}

/** All times together, in milliseconds, each taken for the middle of its bucket. */
export function totalMs(histogram: Histogram): number {
  return [...histogram].reduce((sum, [bucket, calls]) => sum + middleMs(bucket) * calls, 0);
}

export function countOf(histogram: Histogram): number {
  return [...histogram.values()].reduce((sum, calls) => sum + calls, 0);
}

function middleMs(bucket: number): number {
  return BASE ** (bucket + 0.5);
}
