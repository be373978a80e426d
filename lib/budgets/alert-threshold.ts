import type { Budget } from './budget.ts';

/** From how much on `percent` of a limit is reached, in nano-dollars. Nothing reaches no part of a limit of nothing. */
export function alertThreshold(limitNano: number, percent: number): number {
  const exact = BigInt(limitNano) * BigInt(percent);
  return Math.max(1, Number((exact + 99n) / 100n));
}

/** The lowest threshold of a budget that lies above `aboveNano`; null when there is none. */
export function nextAlertNano({ limitNano, alertsAt }: Pick<Budget, 'limitNano' | 'alertsAt'>, aboveNano: number) {
  const above = alertsAt.map((percent) => alertThreshold(limitNano, percent)).filter((nano) => nano > aboveNano);
  return above.length === 0 ? null : Math.min(...above);
}
