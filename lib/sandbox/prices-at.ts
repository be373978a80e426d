import type { WirePrices, WirePricing } from './wire-model.ts';

/** The prices that hold for a prompt of this size at this moment: each matching override replaces keys, later ones win. */
export function pricesAt(pricing: WirePricing, promptTokens: number, at: Date): WirePrices {
  const { overrides = [], ...base } = pricing;
  const clock = at.getUTCHours() * 100 + at.getUTCMinutes();
  return overrides.reduce<WirePrices>((prices, { min_prompt_tokens, utc_start, utc_end, ...replaced }) => {
    if (min_prompt_tokens !== undefined && promptTokens <= min_prompt_tokens) return prices;
    return isWithin(clock, utc_start, utc_end) ? { ...prices, ...replaced } : prices;
  }, base);
}

/** Clock times are HHMM numbers, half-open, and may wrap past midnight. */
function isWithin(clock: number, start: number | undefined, end: number | undefined): boolean {
  if (start === undefined && end === undefined) return true;
  const from = start ?? 0;
  const to = end ?? 2400;
  return from <= to ? clock >= from && clock < to : clock >= from || clock < to;
}
