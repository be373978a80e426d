import { z } from 'zod';
import type { Model, Prices } from '#lib/models/model';
import { compare, parseDecimal } from '#lib/money';
import { parseInput } from '#lib/parse-input';

const MOST = 1000;

const Names = z
  .string()
  .transform((list) => list.split(',').filter((name) => name !== ''))
  .optional();
const Whole = z.coerce.number().int().min(0);

/** What `GET /models` can be asked for. Lists are separated by commas. */
export const ModelsQuery = z.object({
  q: z.string().max(200).optional(),
  input_modalities: Names,
  output_modalities: Names,
  supported_parameters: Names,
  sort: z.enum(['pricing-low-to-high', 'pricing-high-to-low', 'context-high-to-low', 'newest']).optional(),
  offset: Whole.optional(),
  limit: Whole.min(1).max(MOST).optional(),
});

export type ModelsPage = {
  readonly models: readonly Model[];
  readonly total: number;
  readonly nextOffset: number | null;
  readonly limit: number;
};

/** The models that a query asks for, in its order, one page of them where it asks for pages. @throws AppError `invalid_request`. */
export function filterModels(models: readonly Model[], query: URLSearchParams): ModelsPage {
  const asked = parseInput(ModelsQuery, Object.fromEntries(query));
  const words = (asked.q ?? '').toLowerCase().split(/\s+/);
  const found = models.filter(
    (model) =>
      hasAll(model.outputModalities, asked.output_modalities) &&
      hasAll(model.inputModalities, asked.input_modalities) &&
      hasAll(model.supportedParameters, asked.supported_parameters) &&
      words.every((word) => `${model.id} ${model.name}`.toLowerCase().includes(word)),
  );
  const sorted = asked.sort ? found.toSorted(ORDERS[asked.sort]) : found;
  const offset = asked.offset ?? 0;
  const limit = asked.limit ?? MOST;
  const isPaged = asked.offset !== undefined || asked.limit !== undefined;
  const page = isPaged ? sorted.slice(offset, offset + limit) : sorted;
  const hasMore = isPaged && offset + limit < sorted.length;
  return { models: page, total: sorted.length, nextOffset: hasMore ? offset + limit : null, limit };
}

function hasAll(given: readonly string[], wanted: readonly string[] = []): boolean {
  return wanted.every((name) => name === 'all' || given.includes(name));
}

const ORDERS: Record<NonNullable<z.output<typeof ModelsQuery>['sort']>, (a: Model, b: Model) => number> = {
  'pricing-low-to-high': (a, b) => byPrice(a, b, 1),
  'pricing-high-to-low': (a, b) => byPrice(a, b, -1),
  'context-high-to-low': (a, b) => (b.contextLength ?? 0) - (a.contextLength ?? 0),
  newest: (a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0),
};

/** By prompt, then completion; what has no known price comes last either way. */
function byPrice(a: Model, b: Model, direction: 1 | -1): number {
  for (const key of ['prompt', 'completion'] as const) {
    const [one, other] = [priceOf(a.pricing, key), priceOf(b.pricing, key)];
    if (!one || !other) {
      if (one !== other) return one ? -1 : 1;
      continue;
    }
    const difference = compare(one, other) * direction;
    if (difference !== 0) return difference;
  }
  return 0;
}

function priceOf(pricing: Prices, key: 'prompt' | 'completion') {
  const price = parseDecimal(pricing[key] ?? '');
  return price && price.digits >= 0n ? price : null;
}
