import { compare, type Decimal, parseCost, ZERO } from '#lib/money';
import type { Prices, Pricing } from './model.ts';

/** USD per token; `request` per request, `webSearch` per search. Null is unknown. */
export type DearestPrices = {
  readonly prompt: Decimal | null;
  /** Of what is written into a cache for an hour. */
  readonly longCache: Decimal | null;
  /** Of a recording, and of a picture, in the prompt. */
  readonly audio: Decimal | null;
  readonly image: Decimal | null;
  readonly completion: Decimal | null;
  /** Of an answer that may speak or draw. */
  readonly media: Decimal | null;
  readonly request: Decimal | null;
  readonly webSearch: Decimal | null;
};

/** The most that a token can cost, whatever the hour, the tier, the cache or the reasoning: what a hold is reckoned with. */
export function dearestPrices(pricing: Pricing): DearestPrices {
  const every: readonly Prices[] = [pricing, ...(pricing.overrides ?? [])];
  const most = (...names: (keyof Prices)[]) => dearest(every.flatMap((prices) => names.map((name) => prices[name])));
  const hasPrompt = pricing.prompt !== undefined;
  const hasCompletion = pricing.completion !== undefined;
  const prompt = ['prompt', 'input_cache_write'] as const;
  const completion = ['completion', 'internal_reasoning'] as const;
  return {
    prompt: hasPrompt ? most(...prompt) : null,
    longCache: hasPrompt ? most(...prompt, 'input_cache_write_1h') : null,
    audio: hasPrompt ? most(...prompt, 'audio', 'input_audio_cache') : null,
    image: hasPrompt ? most(...prompt, 'image_token') : null,
    completion: hasCompletion ? most(...completion) : null,
    media: hasCompletion ? most(...completion, 'audio_output', 'image_output') : null,
    request: most('request'),
    webSearch: most('web_search'),
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
