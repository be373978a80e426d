import { checkJsonSchema, type SchemaProblem } from '#lib/conversations/check-json-schema';

export type ParsedSchema =
  | { schema: Record<string, unknown>; problems: [] }
  | { schema: null; problems: SchemaProblem[] };

/** A JSON schema as typed: the schema, or where it is wrong, a slip of JSON by its line. */
export function parseSchema(text: string): ParsedSchema {
  let schema: unknown;
  try {
    schema = JSON.parse(text);
  } catch (error) {
    return { schema: null, problems: [{ path: lineOf(text, error), message: 'this is not JSON yet' }] };
  }
  const problems = checkJsonSchema(schema);
  return problems.length > 0 ? { schema: null, problems } : { schema: schema as Record<string, unknown>, problems: [] };
}

/** Engines name the place as `position 12` or `line 2 column 5`, or say nothing of it. */
function lineOf(text: string, error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  const line = /line (\d+)/.exec(message)?.[1];
  const position = /position (\d+)/.exec(message)?.[1];
  if (line) return `line ${line}`;
  return position ? `line ${text.slice(0, Number(position)).split('\n').length}` : '';
}
