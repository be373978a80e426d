import type { Random } from '#lib/sandbox/random';
import { numberFor } from './number-for.ts';
import type { Schema } from './schema.ts';
import { textFor } from './text-for.ts';
import type { Wish } from './wish.ts';

/** What a value may be made of, the schema that references point into, and the name of the property it is for. */
type Place = {
  readonly wish: Wish;
  readonly luck: Random;
  readonly root: Schema;
  readonly name: string;
  readonly depth: number;
};

const MAX_DEPTH = 8;
const LONGEST_LIST = 12;
const LONGEST_CHAIN = 50;

/** A value that fits a JSON schema, made of the prompt's own words and numbers. */
export function fromSchema(schema: Schema, wish: Wish, luck: Random): unknown {
  return valueFor(schema, { wish, luck, root: schema, name: '', depth: 0 });
}

function valueFor(given: Schema | boolean, place: Place): unknown {
  const schema = resolved(given === true || given === false ? {} : given, place);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return mentioned(schema.enum, place.wish) ?? place.luck.pick(schema.enum);
  if (schema.default !== undefined) return schema.default;
  switch (typeOf(schema)) {
    case 'object':
      return objectFrom(schema, place);
    case 'array':
      return arrayFrom(schema, place);
    case 'integer':
    case 'number':
      return numberFor(schema, place.wish, place.luck);
    case 'boolean':
      return place.luck.next() < 0.5;
    case 'null':
      return null;
    default:
      return textFor(schema, place.wish, place.name, place.luck);
  }
}

/** One plain schema: references followed, `allOf` taken together, of `anyOf` and `oneOf` the one that ends soonest. */
function resolved(given: Schema, place: Place): Schema {
  let schema = given;
  for (let step = 0; step < LONGEST_CHAIN; step += 1) {
    const { $ref, allOf, anyOf, oneOf, ...rest } = schema;
    if ($ref !== undefined) schema = merged(rest, pointed(place.root, $ref));
    else if (allOf) schema = allOf.reduce((all, one) => merged(all, resolved(one, place)), rest);
    else if (anyOf ?? oneOf) schema = merged(rest, chosen(anyOf ?? oneOf ?? [], place));
    else return schema;
  }
  return {};
}

function merged(one: Schema, other: Schema): Schema {
  const required = [...(one.required ?? []), ...(other.required ?? [])];
  const properties = { ...one.properties, ...other.properties };
  return {
    ...one,
    ...other,
    ...(required.length > 0 && { required }),
    ...(Object.keys(properties).length > 0 && { properties }),
  };
}

function pointed(root: Schema, $ref: string): Schema {
  const parts = $ref.replace(/^#\/?/, '').split('/').filter(Boolean);
  let found: unknown = root;
  for (const part of parts) {
    const key = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    found = typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[key] : undefined;
  }
  return typeof found === 'object' && found !== null ? (found as Schema) : {};
}

/** The first, and far down the first that holds no others: so a tree comes to its leaves. */
function chosen(variants: readonly Schema[], place: Place): Schema {
  const shallow = variants.find(({ $ref, type, properties }) => $ref === undefined && type !== 'object' && !properties);
  return (place.depth >= 3 ? shallow : undefined) ?? variants[0] ?? {};
}

function typeOf({ type, properties, items, prefixItems, pattern, minimum }: Schema): string | undefined {
  if (typeof type === 'string') return type;
  if (type) return type.find((one) => one !== 'null') ?? 'null';
  if (properties) return 'object';
  if (items !== undefined || prefixItems) return 'array';
  return pattern === undefined && minimum !== undefined ? 'number' : 'string';
}

/** Far down only what is required: so a schema that holds itself comes to an end. */
function objectFrom(schema: Schema, place: Place): Record<string, unknown> {
  const { properties = {}, required = [], additionalProperties = true, minProperties = 0, patternProperties } = schema;
  const depth = place.depth + 1;
  const isWanted = (name: string) => place.depth < 3 || required.includes(name);
  const entries =
    place.depth >= MAX_DEPTH
      ? []
      : Object.entries(properties)
          .filter(([name]) => isWanted(name))
          .map(([name, property]) => [name, valueFor(property, { ...place, name, depth })] as const);
  const object: Record<string, unknown> = Object.fromEntries(entries);
  const others = patternProperties ? Object.values(patternProperties)[0] : additionalProperties;
  for (const name of required)
    if (!Object.hasOwn(object, name)) object[name] = valueFor(others ?? {}, { ...place, name, depth });
  for (let count = 1; Object.keys(object).length < minProperties; count += 1)
    object[`item_${count}`] = valueFor(others ?? {}, { ...place, name: `item_${count}`, depth });
  return object;
}

function arrayFrom(schema: Schema, place: Place): unknown[] {
  const { items = {}, prefixItems = [], minItems = 0, maxItems = LONGEST_LIST, uniqueItems } = schema;
  const depth = place.depth + 1;
  const wanted = place.depth >= MAX_DEPTH ? minItems : Math.max(place.wish.count ?? 3, minItems, prefixItems.length);
  const length = Math.min(wanted, maxItems, items === false ? prefixItems.length : Number.POSITIVE_INFINITY);
  const list = Array.from({ length }, (_, at) => valueFor(prefixItems[at] ?? items, { ...place, depth }));
  return uniqueItems ? distinct(list, schema, place) : list;
}

/** Each value once: the enum's others, or the same with a number, as far as the list needs them. */
function distinct(list: readonly unknown[], { items, minItems = 0 }: Schema, place: Place): unknown[] {
  const choices = typeof items === 'object' ? (resolved(items, place).enum ?? []) : [];
  const seen = new Map(list.map((value) => [JSON.stringify(value), value]));
  for (const value of choices) if (seen.size < minItems) seen.set(JSON.stringify(value), value);
  for (let count = 2; seen.size < minItems && count < LONGEST_CHAIN; count += 1) {
    const value = list[0];
    const next = typeof value === 'number' ? value + count : `${String(value)} ${count}`;
    seen.set(JSON.stringify(next), next);
  }
  return [...seen.values()];
}

function mentioned(values: readonly unknown[], { prompt }: Wish): unknown {
  const said = prompt.toLowerCase();
  return values.find((value) => typeof value === 'string' && value !== '' && said.includes(value.toLowerCase()));
}
