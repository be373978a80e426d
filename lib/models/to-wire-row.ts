import { parseDecimal, toDigits } from '#lib/money';

/** Prices of the source, in USD per million tokens, as the digits its JSON spells. */
type SourceCost = { input: string; output: string; cacheRead: string; cacheWrite: string };

/** A chat model as `@earendil-works/pi-ai` publishes it, every number kept as its text. */
export type SourceModel = {
  id: string;
  name: string;
  reasoning: boolean;
  thinkingLevelMap?: Record<string, string | null>;
  input: string[];
  cost: SourceCost & { tiers?: (SourceCost & { inputTokensAbove: string })[] };
  contextWindow: string;
  maxTokens: string;
};

/**
 * One model of the source in the shape of OpenRouter's `GET /models`, or null for what Parallax leaves out. What the source
 * does not say (description, date, sampling parameters) stays out; that the model takes tools is the source's own promise.
 */
export function toWireRow(source: SourceModel): Record<string, unknown> | null {
  if (isLeftOut(source)) return null;
  const contextLength = Number(source.contextWindow);
  const overrides = (source.cost.tiers ?? []).map((tier) => ({
    min_prompt_tokens: Number(tier.inputTokensAbove),
    ...toPrices(tier),
  }));
  return {
    id: source.id,
    canonical_slug: source.id,
    name: source.name,
    context_length: contextLength,
    architecture: {
      modality: `${source.input.join('+')}->text`,
      input_modalities: source.input,
      output_modalities: ['text'],
    },
    pricing: { ...toPrices(source.cost), ...(overrides.length > 0 && { overrides }) },
    top_provider: { context_length: contextLength, max_completion_tokens: Number(source.maxTokens) },
    supported_parameters: [
      'max_tokens',
      ...(source.reasoning ? ['include_reasoning', 'reasoning'] : []),
      'tool_choice',
      'tools',
    ],
    ...(source.reasoning && { reasoning: toReasoning(source.thinkingLevelMap ?? {}) }),
  };
}

/** Routers are priced by the model they choose, yet the source says 0: unknown may not pass for free, so they wait for a sync. */
function isLeftOut({ id, cost }: SourceModel): boolean {
  const isRouter =
    id.startsWith('openrouter/') && id !== 'openrouter/free' && cost.input === '0' && cost.output === '0';
  return !id.includes('/') || id.startsWith('typesafe/') || id.endsWith(':batch') || isRouter;
}

/** The source writes 0 where OpenRouter has no price of its own for cached tokens; there the key is absent. */
function toPrices(cost: SourceCost): Record<string, string> {
  return {
    prompt: toPerToken(cost.input),
    completion: toPerToken(cost.output),
    ...(cost.cacheRead !== '0' && { input_cache_read: toPerToken(cost.cacheRead) }),
    ...(cost.cacheWrite !== '0' && { input_cache_write: toPerToken(cost.cacheWrite) }),
  };
}

function toPerToken(perMillion: string): string {
  const price = parseDecimal(perMillion);
  if (!price) throw new Error(`${perMillion} is no price`);
  return toDigits({ digits: price.digits, scale: price.scale + 6 });
}

function toReasoning(levels: Record<string, string | null>) {
  const efforts = ['max', 'xhigh', 'high', 'medium', 'low', 'minimal'].filter((level) => levels[level]);
  return { mandatory: levels.off === null, ...(efforts.length > 0 && { supported_efforts: efforts }) };
}
