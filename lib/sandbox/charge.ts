import { type Exact, exact, NOTHING, plus, timesCount } from './exact.ts';
import { pricesAt } from './prices-at.ts';
import type { WirePricing } from './wire-model.ts';

/** Tokens of one generation. Prompt includes cached reads, writes and audio; completion includes reasoning and audio. */
export type TokenCounts = {
  readonly prompt: number;
  readonly cached: number;
  readonly cacheWrite: number;
  readonly audio: number;
  readonly completion: number;
  readonly reasoning: number;
  readonly audioOutput: number;
  readonly webSearches: number;
};

export const NO_TOKENS: TokenCounts = {
  prompt: 0,
  cached: 0,
  cacheWrite: 0,
  audio: 0,
  completion: 0,
  reasoning: 0,
  audioOutput: 0,
  webSearches: 0,
};

/** What a generation costs in USD: `total` is the sum of the three parts. */
export type Charge = {
  readonly total: Exact;
  readonly prompt: Exact;
  readonly completion: Exact;
  readonly fees: Exact;
};

export const NO_CHARGE: Charge = { total: NOTHING, prompt: NOTHING, completion: NOTHING, fees: NOTHING };

/** The price list applied to a generation, exactly and unrounded. Throws RangeError where a needed price is unknown. */
export function charge(pricing: WirePricing, tokens: TokenCounts, at: Date): Charge {
  const prices = pricesAt(pricing, tokens.prompt, at);
  const priced = (key: keyof typeof prices, count: number, fallback: string | undefined) =>
    count > 0 ? timesCount(exact(prices[key] ?? fallback ?? 'unknown'), count) : NOTHING;
  const plainPrompt = Math.max(0, tokens.prompt - tokens.cached - tokens.cacheWrite - tokens.audio);
  const plainCompletion = Math.max(0, tokens.completion - tokens.reasoning - tokens.audioOutput);

  const prompt = plus(
    priced('prompt', plainPrompt, undefined),
    priced('input_cache_read', tokens.cached, prices.prompt),
    priced('input_cache_write', tokens.cacheWrite, prices.prompt),
    priced('audio', tokens.audio, prices.prompt),
  );
  const completion = plus(
    priced('completion', plainCompletion, undefined),
    priced('internal_reasoning', tokens.reasoning, prices.completion),
    priced('audio_output', tokens.audioOutput, prices.completion),
  );
  const fees = plus(priced('request', 1, '0'), priced('web_search', tokens.webSearches, '0'));
  return { total: plus(prompt, completion, fees), prompt, completion, fees };
}
