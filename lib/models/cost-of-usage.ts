import { add, type Decimal, parseCost, times, whenBelievable, ZERO } from '#lib/money';
import type { Pricing, Usage } from './model.ts';
import { priceAt } from './price-at.ts';

/**
 * What these tokens cost in USD by the price list, exactly: the estimate for when upstream did not say (contract §6). Null
 * when a price that is needed, or a count, is unknown or beyond belief. Where upstream's insurance applies (see `billableUsage`), apply that first.
 */
export function costOfUsage(pricing: Pricing, usage: Usage, at: Date): Decimal | null {
  if (!Object.values(usage).every((count) => Number.isSafeInteger(count) && count >= 0)) return null;
  const price = priceAt(pricing, usage.promptTokens, at);
  const plainPrompt = usage.promptTokens - usage.cachedTokens - usage.cacheWriteTokens - usage.audioTokens;
  const plainCompletion = usage.completionTokens - usage.reasoningTokens - usage.audioOutputTokens;
  const terms = [
    [plainPrompt, price.prompt],
    [usage.cachedTokens, price.input_cache_read ?? price.prompt],
    [usage.cacheWriteTokens, price.input_cache_write ?? price.prompt],
    [usage.audioTokens, price.audio ?? price.prompt],
    [plainCompletion, price.completion],
    [usage.reasoningTokens, price.internal_reasoning ?? price.completion],
    [usage.audioOutputTokens, price.audio_output ?? price.completion],
    [1, price.request ?? '0'],
    [usage.webSearchRequests, price.web_search ?? '0'],
  ] as const;
  const cost = terms.reduce<Decimal | null>(
    (sum, [count, unitPrice]) => (sum ? plus(sum, count, unitPrice) : null),
    ZERO,
  );
  return cost && whenBelievable(cost);
}

/** A count of nothing, or less than nothing where a report contradicts itself, needs no price. */
function plus(sum: Decimal, count: number, unitPrice: string | undefined): Decimal | null {
  if (count <= 0) return sum;
  const price = parseCost(unitPrice);
  return price && add(sum, times(price, count));
}
