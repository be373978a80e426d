const UNITS = [
  { size: 1e9, suffix: 'B' },
  { size: 1e6, suffix: 'M' },
  { size: 1e3, suffix: 'k' },
];

/** A count for reading: `940`, `12.4k`, `128k`, `1.05M`. Three digits at most, two decimals from a million on. */
export function formatTokens(count: number): string {
  const magnitude = Math.abs(count);
  if (magnitude < 1000) return String(Math.round(count));
  const unit = UNITS.find(({ size }) => roundedIn(magnitude, size) >= 1) ?? { size: 1e3, suffix: 'k' };
  return `${Number((count / unit.size).toFixed(decimalsFor(magnitude, unit.size)))}${unit.suffix}`;
}

/** `12,403` */
export function formatExactTokens(count: number): string {
  return count.toLocaleString('en-US');
}

function roundedIn(magnitude: number, size: number): number {
  return Number((magnitude / size).toPrecision(3));
}

function decimalsFor(magnitude: number, size: number): number {
  const value = roundedIn(magnitude, size);
  if (value >= 100) return 0;
  return value >= 10 || size === 1e3 ? 1 : 2;
}
