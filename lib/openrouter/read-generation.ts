import { add, type Decimal, parseCost } from '#lib/money';
import { parseJson } from './parse-json.ts';
import { isRecord } from './read-usage.ts';

/** What `GET /generation` knows of a finished generation (contract §5.4). */
export type Generation = {
  readonly cost: Decimal;
  readonly servedModel: string | null;
  readonly provider: string | null;
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
  readonly cachedTokens: number | null;
  readonly reasoningTokens: number | null;
  /** What searches of the web found. */
  readonly searchResults: number | null;
  readonly finishReason: string | null;
  readonly isByok: boolean;
};

/** Null when the body does not tell a cost: ask again later. */
export function readGeneration(body: Buffer): Generation | null {
  const parsed = parseJson(body.toString('utf8'));
  const record = isRecord(parsed) && isRecord(parsed.data) ? parsed.data : null;
  if (!record) return null;
  const isByok = record.is_byok === true;
  const total = parseCost(record.total_cost);
  // With a key of the team's own the total is only the fee.
  const cost = isByok ? sum(total, parseCost(record.upstream_inference_cost)) : total;
  if (!cost) return null;
  return {
    cost,
    servedModel: text(record.model),
    provider: text(record.provider_name),
    promptTokens: count(record.native_tokens_prompt) ?? count(record.tokens_prompt),
    completionTokens: count(record.native_tokens_completion) ?? count(record.tokens_completion),
    cachedTokens: count(record.native_tokens_cached),
    reasoningTokens: count(record.native_tokens_reasoning),
    searchResults: count(record.num_search_results),
    finishReason: text(record.finish_reason),
    isByok,
  };
}

function sum(total: Decimal | null, upstream: Decimal | null): Decimal | null {
  return total && upstream && add(total, upstream);
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
