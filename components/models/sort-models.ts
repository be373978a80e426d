import type { ModelRow } from '#lib/models/model-row';
import { compare, type Decimal, parseDecimal } from '#lib/money';
import type { MeasuredModels } from '#lib/spend/measured-model';

export const SORTS = ['usual', 'price', 'context', 'newest', 'answer', 'wait', 'speed'] as const;
export type ModelSort = (typeof SORTS)[number];

export const SORT_LABELS: Record<ModelSort, string> = {
  usual: 'As listed',
  price: 'Cheapest output',
  context: 'Longest context',
  newest: 'Newest',
  answer: 'Cheapest answers, measured',
  wait: 'Fastest first token, measured',
  speed: 'Most tokens a second, measured',
};

type Sorted = Pick<ModelRow, 'id' | 'pricing' | 'contextLength' | 'createdAt'>;

/** The models in this order, best first; those of which it is not known come last, in the order they had. */
export function sortModels<Model extends Sorted>(
  models: readonly Model[],
  sort: ModelSort,
  measured: MeasuredModels,
): readonly Model[] {
  switch (sort) {
    case 'usual':
      return models;
    case 'price':
      return byAmount(models, (model) => toPrice(model.pricing.completion));
    case 'answer':
      return byAmount(models, (model) => toPrice(measured[model.id]?.costUsd ?? undefined));
    case 'context':
      return byNumber(models, (model) => negative(model.contextLength));
    case 'newest':
      return byNumber(models, (model) => negative(model.createdAt));
    case 'wait':
      return byNumber(models, (model) => measured[model.id]?.firstTokenMs ?? null);
    case 'speed':
      return byNumber(models, (model) => negative(measured[model.id]?.tokensPerSecond ?? null));
  }
}

function byAmount<Model>(models: readonly Model[], amountOf: (model: Model) => Decimal | null): Model[] {
  return sorted(models, amountOf, compare);
}

function byNumber<Model>(models: readonly Model[], numberOf: (model: Model) => number | null): Model[] {
  return sorted(models, numberOf, (a, b) => a - b);
}

function sorted<Model, Key>(
  models: readonly Model[],
  keyOf: (model: Model) => Key | null,
  order: (a: Key, b: Key) => number,
): Model[] {
  return models
    .map((model) => ({ model, key: keyOf(model) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
      return order(a.key, b.key);
    })
    .map(({ model }) => model);
}

function negative(value: number | null): number | null {
  return value === null ? null : -value;
}

function toPrice(text: string | undefined): Decimal | null {
  const price = text === undefined ? null : parseDecimal(text);
  return price && price.digits >= 0n ? price : null;
}
