import { type Charge, NO_CHARGE, type TokenCounts } from './charge.ts';
import { digitsOf } from './exact.ts';
import { rawNumber } from './json.ts';

/** The `usage` object of contract §2: numbers throughout, costs with every digit that the record keeps. */
export function wireUsage(tokens: TokenCounts, charge: Charge, isByok: boolean): Record<string, unknown> {
  const cost = isByok ? NO_CHARGE : charge;
  return {
    prompt_tokens: tokens.prompt,
    completion_tokens: tokens.completion,
    total_tokens: tokens.prompt + tokens.completion,
    cost: rawNumber(digitsOf(cost.total)),
    is_byok: isByok,
    prompt_tokens_details: {
      cached_tokens: tokens.cached,
      cache_write_tokens: tokens.cacheWrite,
      audio_tokens: tokens.audio,
      video_tokens: 0,
    },
    completion_tokens_details: {
      reasoning_tokens: tokens.reasoning,
      image_tokens: 0,
      audio_tokens: tokens.audioOutput,
    },
    cost_details: {
      upstream_inference_cost: rawNumber(digitsOf(charge.total)),
      upstream_inference_prompt_cost: rawNumber(digitsOf(charge.prompt)),
      upstream_inference_completions_cost: rawNumber(digitsOf(charge.completion)),
    },
    server_tool_use_details: { web_search_requests: tokens.webSearches },
  };
}
