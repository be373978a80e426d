/**
 * Prices in USD per token (or per request, per search) as the decimal strings that upstream sent. An absent key falls back
 * as contract §6 says; what is no decimal or negative (`-1`, `NaN`) is unknown, never 0.
 */
export type Prices = {
  readonly prompt?: string;
  readonly completion?: string;
  readonly request?: string;
  readonly image?: string;
  readonly audio?: string;
  readonly audio_output?: string;
  readonly web_search?: string;
  readonly internal_reasoning?: string;
  readonly input_cache_read?: string;
  readonly input_cache_write?: string;
  readonly input_cache_write_1h?: string;
  readonly input_audio_cache?: string;
  readonly image_token?: string;
  readonly image_output?: string;
};

/** A tier or time window: when all its conditions hold, its prices replace the base ones, key by key; later entries win. */
export type PriceOverride = Prices & {
  /** Holds for prompts of strictly more tokens. */
  readonly min_prompt_tokens?: number;
  /** Clock numbers, hours and minutes: 1030 is half past ten UTC. Half-open; a window may wrap midnight. */
  readonly utc_start?: number;
  readonly utc_end?: number;
};

export type Pricing = Prices & { readonly overrides?: readonly PriceOverride[] };

/** A row of the catalogue. */
export type Model = {
  readonly id: string;
  readonly canonicalSlug: string;
  readonly name: string;
  /** The part of the id before the slash. */
  readonly author: string;
  readonly description: string;
  /** Epoch seconds; null where the catalogue does not say. */
  readonly createdAt: number | null;
  readonly contextLength: number | null;
  readonly maxCompletionTokens: number | null;
  readonly inputModalities: readonly string[];
  readonly outputModalities: readonly string[];
  readonly supportedParameters: readonly string[];
  readonly pricing: Pricing;
  readonly reasoning: {
    readonly isMandatory: boolean;
    readonly efforts: readonly string[];
    readonly defaultEffort: string | null;
  } | null;
  readonly aliasTarget: string | null;
  /** Of a compatible server's model: which connection serves it, by which name. Absent for OpenRouter's. */
  readonly served?: { readonly connectionId: string; readonly name: string };
};

/** Tokens as upstream counts them: prompt includes cached reads and writes, completion includes reasoning. */
export type Usage = {
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly cachedTokens: number;
  readonly cacheWriteTokens: number;
  readonly audioTokens: number;
  readonly reasoningTokens: number;
  readonly audioOutputTokens: number;
  readonly webSearchRequests: number;
};

/** One model to try, `id` as it goes on the wire (dynamic suffix included). */
export type Candidate = { readonly id: string; readonly model: Model };

/** Candidates that one upstream tries by itself, in order, and what replaces `model`, `models`, `provider` and `route` in the body it gets. */
export type Leg = {
  /** Null is OpenRouter, with whichever key is current. */
  readonly connectionId: string | null;
  readonly candidates: readonly [Candidate, ...Candidate[]];
  readonly forward: {
    readonly model: string;
    readonly models?: readonly string[];
    readonly provider?: Record<string, unknown>;
  };
};

/** What resolving a request gives: all candidates in order, and the legs that try them, one upstream after the other. */
export type Plan = {
  readonly requested: string;
  readonly candidates: readonly [Candidate, ...Candidate[]];
  readonly legs: readonly [Leg, ...Leg[]];
};
