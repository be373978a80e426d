const WIDTH = Math.log(1.1);

/** The histogram bucket of a time in milliseconds: a tenth wider than the one before; 0 holds all up to 1.1 ms. */
export function latencyBucket(afterMs: number): number {
  return afterMs <= 1 ? 0 : Math.floor(Math.log(afterMs) / WIDTH);
}
