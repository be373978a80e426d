import type { PriceOverride, Prices, Pricing } from './model.ts';

/** The prices that hold for a prompt of this many tokens at this time: base, then every override whose conditions hold. */
export function priceAt(pricing: Pricing, promptTokens: number, at: Date): Prices {
  if (!pricing.overrides) return pricing;
  const holding = pricing.overrides.filter((override) => holds(override, promptTokens, at));
  return Object.assign({}, pricing, ...holding);
}

function holds(override: PriceOverride, promptTokens: number, at: Date): boolean {
  if (override.min_prompt_tokens !== undefined && promptTokens <= override.min_prompt_tokens) return false;
  const { utc_start: start, utc_end: end } = override;
  if (start === undefined && end === undefined) return true;
  return isWithin(at.getUTCHours() * 100 + at.getUTCMinutes(), start ?? 0, end ?? 2400);
}

function isWithin(clock: number, start: number, end: number): boolean {
  return start < end ? clock >= start && clock < end : clock >= start || clock < end;
}
