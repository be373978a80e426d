/** What is wrong in a JSON schema, and where: a path like `properties.city.type`, empty for the whole. */
export type SchemaProblem = { readonly path: string; readonly message: string };

const TYPES = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'];
const ONE_SCHEMA = ['items', 'contains', 'not', 'if', 'then', 'else', 'additionalProperties', 'propertyNames'];
const SCHEMA_LISTS = ['anyOf', 'oneOf', 'allOf', 'prefixItems'];
const SCHEMA_MAPS = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'];
const COUNTS = ['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties', 'minContains'];
const NUMBERS = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'];
const TEXTS = ['title', 'description', 'format', 'pattern', '$ref', '$id', '$schema', '$anchor'];
const MOST_LEVELS = 50;

type Json = Record<string, unknown>;
type Note = (path: string, message: string) => void;

/**
 * The first ten problems of a JSON schema (2020-12, as far as models take it): keywords of the wrong kind, references that lead
 * nowhere, patterns that are none, required properties that do not exist.
 */
export function checkJsonSchema(schema: unknown): SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  const note: Note = (path, message) => {
    if (problems.length < 10) problems.push({ path, message });
  };
  if (!isJson(schema)) note('', 'must be an object in braces');
  else checkOne(schema, '', { root: schema, note, level: 0 });
  return problems;
}

type Place = { readonly root: Json; readonly note: Note; readonly level: number };

function checkOne(schema: unknown, path: string, place: Place): void {
  if (typeof schema === 'boolean') return;
  if (!isJson(schema) || place.level > MOST_LEVELS) {
    place.note(path, isJson(schema) ? 'is nested too deep' : 'must be a schema: an object, true or false');
    return;
  }
  checkValues(schema, path, place);
  const inside = { ...place, level: place.level + 1 };
  for (const key of ONE_SCHEMA) if (key in schema) checkOne(schema[key], join(path, key), inside);
  for (const key of SCHEMA_LISTS) {
    if (!(key in schema)) continue;
    const list = schema[key];
    if (!Array.isArray(list) || list.length === 0) place.note(join(path, key), 'must be a list of at least one schema');
    else for (const [index, one] of list.entries()) checkOne(one, join(path, `${key}.${index}`), inside);
  }
  for (const key of SCHEMA_MAPS) {
    if (!(key in schema)) continue;
    const map = schema[key];
    if (!isJson(map)) place.note(join(path, key), 'must be an object of schemas');
    else for (const [name, one] of Object.entries(map)) checkOne(one, join(path, `${key}.${name}`), inside);
  }
}

function checkValues(schema: Json, path: string, { root, note }: Place): void {
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  for (const type of 'type' in schema ? types : [])
    if (!TYPES.includes(type as string)) note(join(path, 'type'), `must be one of ${TYPES.join(', ')}`);
  for (const key of TEXTS) if (key in schema && typeof schema[key] !== 'string') note(join(path, key), 'must be text');
  for (const key of COUNTS)
    if (key in schema && !(Number.isInteger(schema[key]) && Number(schema[key]) >= 0))
      note(join(path, key), 'must be a whole number, 0 or more');
  for (const key of NUMBERS)
    if (key in schema && typeof schema[key] !== 'number') note(join(path, key), 'must be a number');
  if ('enum' in schema && !(Array.isArray(schema.enum) && schema.enum.length > 0))
    note(join(path, 'enum'), 'must be a list of at least one value');
  checkRequired(schema, path, note);
  if (typeof schema.pattern === 'string' && !isPattern(schema.pattern))
    note(join(path, 'pattern'), 'is no regular expression');
  if (typeof schema.$ref === 'string' && !leadsSomewhere(root, schema.$ref))
    note(join(path, '$ref'), `leads nowhere: there is no ${schema.$ref}`);
}

function checkRequired(schema: Json, path: string, note: Note): void {
  if (!('required' in schema)) return;
  const { required, properties } = schema;
  if (!Array.isArray(required) || required.some((name) => typeof name !== 'string')) {
    note(join(path, 'required'), 'must be a list of property names');
    return;
  }
  for (const name of required)
    if (isJson(properties) && !Object.hasOwn(properties, name))
      note(join(path, 'required'), `names “${name}”, which is no property`);
}

/** Only references into the same schema: nothing fetches another document. */
function leadsSomewhere(root: Json, ref: string): boolean {
  if (ref === '#') return true;
  if (!ref.startsWith('#/')) return false;
  const steps = ref.slice(2).split('/');
  let at: unknown = root;
  for (const step of steps) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return false;
    at = (at as Json)[key];
  }
  return true;
}

function isPattern(text: string): boolean {
  try {
    return Boolean(new RegExp(text, 'u'));
  } catch {
    return false;
  }
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
