/** Counts by upper bound, each including those below, as Prometheus wants them. */
export type Counts = {
  readonly buckets: readonly (readonly [upTo: number, count: number])[];
  count: number;
  sum: number;
};

export type Histogram = { observe: (value: number) => void; read: () => Counts };

export function openHistogram(bounds: readonly number[]): Histogram {
  const counts = new Float64Array(bounds.length);
  let count = 0;
  let sum = 0;
  return {
    observe: (value) => {
      count += 1;
      sum += value;
      const at = bounds.findIndex((bound) => value <= bound);
      if (at !== -1) counts[at] = (counts[at] ?? 0) + 1;
    },
    read: () => {
      let below = 0;
      const buckets = bounds.map((bound, index) => {
        below += counts[index] ?? 0;
        return [bound, below] as const;
      });
      return { buckets, count, sum };
    },
  };
}
