import { z } from 'zod';
import { checkJsonSchema } from './check-json-schema.ts';

const Fraction = z.number().min(0).max(1);
const Penalty = z.number().min(-2).max(2);
const Tokens = z.int().min(1).max(10_000_000);
const Name = z.string().regex(/^[\w-]{1,64}$/, 'must be letters, digits, _ and -, at most 64');
const Slugs = z.array(z.string().min(1).max(100)).max(50);
/** Dollars per million tokens, or per request or image. */
const Price = z.number().min(0).max(1_000_000);

const JsonSchema = z.record(z.string().max(200), z.json()).superRefine((schema, context) => {
  for (const { path, message } of checkJsonSchema(schema))
    context.addIssue({ code: 'custom', path: path.split('.').filter(Boolean), message });
});

const Tool = z.strictObject({
  type: z.literal('function'),
  function: z.strictObject({
    name: Name,
    description: z.string().max(10_000).optional(),
    parameters: JsonSchema.optional(),
    strict: z.boolean().optional(),
  }),
});

const Provider = z
  .strictObject({
    order: Slugs,
    only: Slugs,
    ignore: Slugs,
    allow_fallbacks: z.boolean(),
    require_parameters: z.boolean(),
    data_collection: z.enum(['allow', 'deny']),
    zdr: z.boolean(),
    enforce_distillable_text: z.boolean(),
    quantizations: z.array(z.string().max(20)).max(20),
    sort: z.enum(['price', 'throughput', 'latency', 'exacto']),
    max_price: z
      .strictObject({ prompt: Price, completion: Price, request: Price, image: Price, audio: Price })
      .partial(),
  })
  .partial();

/** The parameters of a request that a pane may set, under their wire names; `system` becomes the system message. */
export const SettingsInput = z
  .strictObject({
    system: z.string().max(100_000),
    temperature: z.number().min(0).max(2),
    top_p: Fraction,
    top_k: z.int().min(0),
    min_p: Fraction,
    top_a: Fraction,
    frequency_penalty: Penalty,
    presence_penalty: Penalty,
    repetition_penalty: z.number().min(0).max(2),
    seed: z.int(),
    max_tokens: Tokens,
    stop: z.union([z.string().max(1_000), z.array(z.string().max(1_000)).max(8)]),
    verbosity: z.enum(['low', 'medium', 'high', 'xhigh', 'max']),
    reasoning: z
      .strictObject({ effort: z.string().max(20), max_tokens: Tokens, exclude: z.boolean(), enabled: z.boolean() })
      .partial(),
    provider: Provider,
    response_format: z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('json_object') }),
      z.strictObject({
        type: z.literal('json_schema'),
        json_schema: z.strictObject({
          name: Name,
          description: z.string().max(10_000).optional(),
          strict: z.boolean().optional(),
          schema: JsonSchema,
        }),
      }),
    ]),
    tools: z
      .array(Tool)
      .max(64)
      .refine((tools) => new Set(tools.map((tool) => tool.function.name)).size === tools.length, {
        error: 'must not name two functions the same',
      }),
    tool_choice: z.union([
      z.enum(['auto', 'none', 'required']),
      z.strictObject({ type: z.literal('function'), function: z.strictObject({ name: Name }) }),
    ]),
    parallel_tool_calls: z.boolean(),
    plugins: z.array(z.record(z.string().max(60), z.json())).max(10),
  })
  .partial();

/** What a pane is set to. */
export type Settings = z.output<typeof SettingsInput>;
