import type { Random } from '#lib/sandbox/random';
import type { Wish } from './wish.ts';

type Schema = {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly format?: string;
};

/** What a value may be made of, and the name of the property it is for. */
type Place = { readonly wish: Wish; readonly luck: Random; readonly name: string; readonly depth: number };

const MAX_DEPTH = 8;

/** A value that fits a JSON schema, made of the prompt's own words and numbers. */
export function fromSchema(schema: Schema, wish: Wish, luck: Random): unknown {
  return valueFor(schema, { wish, luck, name: '', depth: 0 });
}

function valueFor(schema: Schema, place: Place): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return mentioned(schema.enum, place.wish) ?? place.luck.pick(schema.enum);
  if (schema.default !== undefined) return schema.default;
  const variant = (schema.anyOf ?? schema.oneOf)?.[0];
  if (variant && place.depth < MAX_DEPTH) return valueFor(variant, { ...place, depth: place.depth + 1 });
  switch (typeOf(schema)) {
    case 'object':
      return objectFrom(schema, place);
    case 'array':
      return arrayFrom(schema, place);
    case 'integer':
    case 'number':
      return numberFrom(schema, place);
    case 'boolean':
      return place.luck.next() < 0.5;
    case 'null':
      return null;
    default:
      return textFrom(schema, place);
  }
}

function typeOf({ type, properties }: Schema): string | undefined {
  if (type === undefined) return properties ? 'object' : 'string';
  return typeof type === 'string' ? type : type.find((one) => one !== 'null');
}

function objectFrom({ properties = {} }: Schema, place: Place): Record<string, unknown> {
  if (place.depth >= MAX_DEPTH) return {};
  const depth = place.depth + 1;
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [name, valueFor(property, { ...place, name, depth })]),
  );
}

function arrayFrom({ items = {}, minItems = 0, maxItems = 12 }: Schema, place: Place): unknown[] {
  if (place.depth >= MAX_DEPTH) return [];
  const length = Math.min(Math.max(place.wish.count ?? 3, minItems), maxItems);
  return Array.from({ length }, () => valueFor(items, { ...place, depth: place.depth + 1 }));
}

function numberFrom({ type, minimum = 0, maximum = minimum + 100 }: Schema, { wish, luck }: Place): number {
  const said = Number(/\d+(\.\d+)?/.exec(wish.prompt)?.[0] ?? Number.NaN);
  const value = said >= minimum && said <= maximum ? said : luck.between(Math.ceil(minimum), Math.floor(maximum));
  return type === 'integer' ? Math.trunc(value) : value;
}

const FORMATS: Readonly<Record<string, string>> = {
  date: '2026-01-15',
  'date-time': '2026-01-15T09:30:00Z',
  email: 'someone@example.com',
  uri: 'https://example.com/',
};

function textFrom({ format = '', maxLength }: Schema, { wish: { topic, prompt }, name }: Place): string {
  const fixed = FORMATS[format];
  if (fixed !== undefined) return fixed;
  if (/city|location|place|country/i.test(name)) {
    return /\b(?:in|at|for|of)\s+([A-Z]\p{L}+(?:\s[A-Z]\p{L}+)*)/u.exec(prompt)?.[1] ?? 'Prague';
  }
  const text = /code|sql|query|text|prompt|question/i.test(name) ? prompt : topic;
  return text.slice(0, maxLength ?? 200);
}

function mentioned(values: readonly unknown[], { prompt }: Wish): unknown {
  const said = prompt.toLowerCase();
  return values.find((value) => typeof value === 'string' && said.includes(value.toLowerCase()));
}
