import { add, type Decimal, parseCost } from '#lib/money';

/** Upstream's usage object as we understand it. Counts are null where it does not say; so is the cost. */
export type UsageReading = {
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
  readonly cachedTokens: number | null;
  readonly cacheWriteTokens: number | null;
  readonly reasoningTokens: number | null;
  readonly audioTokens: number | null;
  readonly audioOutputTokens: number | null;
  readonly webSearchRequests: number | null;
  readonly isByok: boolean;
  readonly cost: Decimal | null;
};

/** Reads `usage` (contract §2, §6). Expects money as digit strings, see `parseJson`. Null when it is no object. */
export function readUsage(usage: unknown): UsageReading | null {
  if (!isRecord(usage)) return null;
  const prompt = isRecord(usage.prompt_tokens_details) ? usage.prompt_tokens_details : {};
  const completion = isRecord(usage.completion_tokens_details) ? usage.completion_tokens_details : {};
  const tools = isRecord(usage.server_tool_use_details) ? usage.server_tool_use_details : {};
  const isByok = usage.is_byok === true;
  return {
    promptTokens: count(usage.prompt_tokens),
    completionTokens: count(usage.completion_tokens),
    cachedTokens: count(prompt.cached_tokens),
    cacheWriteTokens: count(prompt.cache_write_tokens),
    reasoningTokens: count(completion.reasoning_tokens),
    audioTokens: count(prompt.audio_tokens),
    audioOutputTokens: count(completion.audio_tokens),
    webSearchRequests: count(tools.web_search_requests),
    isByok,
    cost: spendOf(usage, isByok),
  };
}

/** With a key of one's own `cost` is only the fee; without, both figures are the same money. */
function spendOf(usage: Record<string, unknown>, isByok: boolean): Decimal | null {
  const cost = parseCost(usage.cost);
  if (!isByok || !cost) return cost;
  const details = isRecord(usage.cost_details) ? usage.cost_details : {};
  const upstream = parseCost(details.upstream_inference_cost);
  return upstream ? add(cost, upstream) : null;
}

function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
