import { toUsd } from './figures.ts';

/** A sum of nano-dollars shared by `count`, to the nearest nano-dollar, as exact decimal dollars; null for none to share it. */
export function divideNano(nano: bigint, count: number): string | null {
  if (count <= 0) return null;
  const divisor = BigInt(count);
  return toUsd((nano + divisor / 2n) / divisor);
}
