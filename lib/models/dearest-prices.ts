import { compare, type Decimal, parseCost, ZERO } from '#lib/money';
import type { Prices, Pricing } from './model.ts';

/** USD per token, and per request. Null is unknown. */
export type DearestPrices = {
  readonly prompt: Decimal | null;
  readonly completion: Decimal | null;
  readonly request: Decimal | null;
};

/** The most that a token can cost, whatever the hour, the tier, the cache or the reasoning: what a hold is reckoned with. */
export function dearestPrices(pricing: Pricing): DearestPrices {
  const every: readonly Prices[] = [pricing, ...(pricing.overrides ?? [])];
  return {
    prompt:
      pricing.prompt === undefined
        ? null
        : dearest(every.flatMap((prices) => [prices.prompt, prices.input_cache_write])),
    completion:
      pricing.completion === undefined
        ? null
        : dearest(every.flatMap((prices) => [prices.completion, prices.internal_reasoning])),
    request: dearest(every.map((prices) => prices.request)),
  };
}

/** One unknown price makes the whole unknown: the dearest of them cannot be told. */
function dearest(prices: (string | undefined)[]): Decimal | null {
  let most = ZERO;
  for (const text of prices) {
    if (text === undefined) continue;
    const price = parseCost(text);
    if (!price) return null;
    if (compare(price, most) > 0) most = price;
  }
  return most;
}
