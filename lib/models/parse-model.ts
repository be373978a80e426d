import { z } from 'zod';
import type { Model, PriceOverride, Prices, Pricing } from './model.ts';

const PRICE_KEYS = [
  'prompt',
  'completion',
  'request',
  'image',
  'audio',
  'audio_output',
  'web_search',
  'internal_reasoning',
  'input_cache_read',
  'input_cache_write',
  'input_cache_write_1h',
  'input_audio_cache',
  'image_token',
  'image_output',
] as const satisfies readonly (keyof Prices)[];

const Text = z.string().catch('');
const Texts = z.array(z.string()).catch([]);
const Count = z.number().int().positive().nullable().catch(null);
const Loose = z.record(z.string(), z.unknown());

const Row = z.object({
  id: z
    .string()
    .regex(/^[^\s/]+\/\S+$/)
    .max(200),
  canonical_slug: z.string().min(1).max(200).nullish().catch(null),
  name: Text,
  description: Text,
  created: Count,
  context_length: Count,
  architecture: z.object({ input_modalities: Texts, output_modalities: Texts }).nullish().catch(null),
  top_provider: z.object({ max_completion_tokens: Count }).nullish().catch(null),
  supported_parameters: Texts,
  pricing: Loose.nullish().catch(null),
  reasoning: z
    .object({
      mandatory: z.boolean().catch(false),
      supported_efforts: Texts,
      default_effort: z.string().nullish().catch(null),
    })
    .nullish()
    .catch(null),
  alias_target: z.object({ slug: z.string() }).nullish().catch(null),
});

const Condition = z.number().int().nonnegative();
const Conditions = z.object({
  min_prompt_tokens: Condition.optional(),
  utc_start: Condition.max(2400).optional(),
  utc_end: Condition.max(2400).optional(),
});

/** Reads one row of a `/models` list. Null when it names no model; a field that is wrong becomes empty or unknown, never 0. */
export function parseModel(wire: unknown): Model | null {
  const parsed = Row.safeParse(wire);
  if (!parsed.success) return null;
  const row = parsed.data;
  return {
    id: row.id,
    canonicalSlug: row.canonical_slug ?? row.id,
    name: row.name || row.id,
    author: row.id.slice(0, row.id.indexOf('/')).replace(/^~/, ''),
    description: row.description,
    createdAt: row.created,
    contextLength: row.context_length,
    maxCompletionTokens: row.top_provider?.max_completion_tokens ?? null,
    inputModalities: row.architecture?.input_modalities ?? [],
    outputModalities: row.architecture?.output_modalities ?? [],
    supportedParameters: row.supported_parameters,
    pricing: parsePricing(row.pricing ?? {}),
    reasoning: row.reasoning
      ? {
          isMandatory: row.reasoning.mandatory,
          efforts: row.reasoning.supported_efforts,
          defaultEffort: row.reasoning.default_effort ?? null,
        }
      : null,
    aliasTarget: row.alias_target?.slug ?? null,
  };
}

/** The prices of a model or of one of its endpoints, with their tiers. */
export function parsePricing(wire: Record<string, unknown>): Pricing {
  const overrides = parseOverrides(wire.overrides);
  return { ...parsePrices(wire), ...(overrides.length > 0 && { overrides }) };
}

/** A price of a strange type is kept as text, so that it reads as unknown rather than as absent. */
function parsePrices(wire: Record<string, unknown>): Prices {
  const entries = PRICE_KEYS.flatMap((key) => {
    const price = wire[key];
    return price === undefined || price === null ? [] : [[key, String(price).slice(0, 100)] as const];
  });
  return Object.fromEntries(entries);
}

/** An entry without a condition that we know cannot be told to hold, so it is left out. */
function parseOverrides(wire: unknown): PriceOverride[] {
  if (!Array.isArray(wire)) return [];
  return wire.flatMap((entry) => {
    const loose = Loose.safeParse(entry);
    const conditions = Conditions.safeParse(entry);
    if (!loose.success || !conditions.success || Object.keys(conditions.data).length === 0) return [];
    return [{ ...conditions.data, ...parsePrices(loose.data) } as PriceOverride];
  });
}
