import type { WirePrices, WirePricing } from './wire-model.ts';

/** The prices that hold for a prompt of this size at this moment: each matching override replaces keys, later ones win. */
export function pricesAt(pricing: WirePricing, promptTokens: number, at: Date): WirePrices {
  const { overrides = [], ...base } = pricing;
  const clock = at.getUTCHours() * 100 + at.getUTCMinutes();
  const holding = overrides.filter(
    ({ min_prompt_tokens = -1, utc_start, utc_end }) =>
      promptTokens > min_prompt_tokens && isWithin(clock, utc_start, utc_end),
  );
  return Object.assign({}, base, ...holding);
}

/** Clock times are HHMM numbers, half-open, and may wrap past midnight. */
function isWithin(clock: number, start: number | undefined, end: number | undefined): boolean {
  if (start === undefined && end === undefined) return true;
  const from = start ?? 0;
  const to = end ?? 2400;
  return from <= to ? clock >= from && clock < to : clock >= from || clock < to;
}
