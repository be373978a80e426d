import type { Random } from '#lib/sandbox/random';
import type { Schema } from './schema.ts';
import type { Wish } from './wish.ts';

const SPAN = 100;

/** A number within the schema's bounds: one that the prompt names where it fits. */
export function numberFor(schema: Schema, { prompt }: Wish, luck: Random): number {
  const isWhole = schema.type === 'integer' || (Array.isArray(schema.type) && schema.type.includes('integer'));
  const step = schema.multipleOf ?? (isWhole ? 1 : null);
  const edge = step ?? 1e-6;
  const lowest = Math.max(schema.minimum ?? -Infinity, (schema.exclusiveMinimum ?? -Infinity) + edge);
  const highest = Math.min(schema.maximum ?? Infinity, (schema.exclusiveMaximum ?? Infinity) - edge);
  const low = Number.isFinite(lowest) ? lowest : Math.min(0, highest);
  const high = Number.isFinite(highest) ? highest : Math.max(low, 0) + SPAN;
  const fits = (value: number) => value >= low && value <= high;
  const said = [...prompt.matchAll(/-?\d+(?:\.\d+)?/g)].map(([digits]) => Number(digits));
  const named = said.map((value) => (step === null ? value : Math.floor(value / step) * step)).find(fits);
  if (named !== undefined) return tidy(named);
  if (step === null) return tidy(low + luck.next() * (high - low), low);
  const first = Math.ceil(low / step - 1e-9);
  return tidy(luck.between(first, Math.max(first, Math.floor(high / step + 1e-9))) * step);
}

/** Without the last digits that only a float has. */
function tidy(value: number, atLeast = value): number {
  const short = Number(value.toPrecision(12));
  return Math.max(short, atLeast);
}
