import type { ModelRow } from '#lib/models/model-row';
import { compare, type Decimal, parseDecimal } from '#lib/money';

export const INPUTS = ['image', 'file', 'audio', 'video'] as const;
export const CONTEXTS = [0, 32_000, 128_000, 200_000, 1_000_000] as const;
/** Models cost dollars per million tokens; prices are per token. */
const PER_MILLION_SCALE = 6;

/** What a model must be like to be shown. */
export type ModelFilter = {
  /** The part of the id before the slash; empty for all. */
  readonly author: string;
  /** The dearest that a million tokens written may cost, in dollars, as typed; empty for any price. */
  readonly maxPrice: string;
  readonly minContext: number;
  /** What the model must be able to read beside text. */
  readonly inputs: readonly string[];
  readonly isFree: boolean;
  /** Parameters that it must take. */
  readonly supports: readonly string[];
};

export const NO_FILTER: ModelFilter = {
  author: '',
  maxPrice: '',
  minContext: 0,
  inputs: [],
  isFree: false,
  supports: [],
};

type Filtered = Pick<ModelRow, 'author' | 'pricing' | 'contextLength' | 'inputModalities' | 'supportedParameters'>;

/** The models that pass, in their order. What is not known of a model (its price, its context) passes no bar. */
export function filterModels<Model extends Filtered>(models: readonly Model[], filter: ModelFilter): readonly Model[] {
  if (countFilters(filter) === 0) return models;
  const cap = toPerToken(filter.maxPrice);
  return models.filter(
    (model) =>
      (filter.author === '' || model.author === filter.author) &&
      (cap === null || isAtMost(model.pricing.completion, cap)) &&
      (filter.minContext === 0 || (model.contextLength ?? 0) >= filter.minContext) &&
      filter.inputs.every((input) => model.inputModalities.includes(input)) &&
      (!filter.isFree || isFree(model)) &&
      filter.supports.every((parameter) => model.supportedParameters.includes(parameter)),
  );
}

/** How many of its bars are up. */
export function countFilters(filter: ModelFilter): number {
  return (
    Number(filter.author !== '') +
    Number(toPerToken(filter.maxPrice) !== null) +
    Number(filter.minContext > 0) +
    Number(filter.isFree) +
    filter.inputs.length +
    filter.supports.length
  );
}

function isFree({ pricing }: Pick<ModelRow, 'pricing'>): boolean {
  return [pricing.prompt, pricing.completion].every((price) => parseDecimal(price ?? '')?.digits === 0n);
}

/** Null for what is no amount of dollars: it bars nothing. */
function toPerToken(perMillion: string): Decimal | null {
  const price = parseDecimal(perMillion.trim());
  return price && price.digits >= 0n ? { digits: price.digits, scale: price.scale + PER_MILLION_SCALE } : null;
}

function isAtMost(perToken: string | undefined, cap: Decimal): boolean {
  const price = parseDecimal(perToken ?? '');
  return price !== null && price.digits >= 0n && compare(price, cap) <= 0;
}
