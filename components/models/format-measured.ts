/** A median wait for reading, with as many digits as it is true to: `0.8 s`, `12 s`. Null is unknown. */
export function formatWait(ms: number | null): string {
  if (ms === null) return '? s';
  const seconds = ms / 1000;
  if (seconds < 0.1) return '<0.1 s';
  return seconds < 9.95 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds)} s`;
}

/** `62 tok/s`; null is unknown. */
export function formatSpeed(tokensPerSecond: number | null): string {
  if (tokensPerSecond === null) return '? tok/s';
  return `${tokensPerSecond < 9.95 ? tokensPerSecond.toFixed(1) : Math.round(tokensPerSecond)} tok/s`;
}
