const MINUTE_S = 60;
const HOUR_S = 3600;

/** Milliseconds for reading: `0.42 s`, `12.3 s`, `3 m 12 s`, `2 h 5 m`. */
export function formatDuration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 9.995) return `${seconds.toFixed(2)} s`;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < HOUR_S) return `${Math.floor(whole / MINUTE_S)} m ${whole % MINUTE_S} s`;
  const minutes = Math.round(seconds / MINUTE_S);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} m`;
}
