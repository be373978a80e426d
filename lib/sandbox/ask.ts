import { z } from 'zod';
import { Script } from './script.ts';
import { WireError } from './wire-error.ts';

const CacheControl = z.looseObject({ type: z.string() }).nullish();
const Part = z.looseObject({ type: z.string(), text: z.string().optional(), cache_control: CacheControl });
const Message = z.looseObject({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool']),
  content: z.union([z.string(), z.array(Part)]).nullish(),
  tool_calls: z.array(z.looseObject({})).nullish(),
  name: z.string().nullish(),
});
const Price = z.union([z.number(), z.string()]).optional();
const Preference = z.union([z.number(), z.looseObject({})]).nullish();
const Sort = z.enum(['price', 'throughput', 'latency', 'exacto']);

const ProviderChoice = z.strictObject({
  order: z.array(z.string()).nullish(),
  only: z.array(z.string()).nullish(),
  ignore: z.array(z.string()).nullish(),
  allow_fallbacks: z.boolean().nullish(),
  require_parameters: z.boolean().nullish(),
  data_collection: z.enum(['allow', 'deny']).nullish(),
  zdr: z.boolean().nullish(),
  enforce_distillable_text: z.boolean().nullish(),
  quantizations: z
    .array(z.enum(['int4', 'int8', 'fp4', 'mxfp4', 'nvfp4', 'fp6', 'fp8', 'mxfp8', 'fp16', 'bf16', 'fp32', 'unknown']))
    .nullish(),
  sort: z.union([Sort, z.strictObject({ by: Sort, partition: z.enum(['model', 'none']).optional() })]).nullish(),
  max_price: z.strictObject({ prompt: Price, completion: Price, request: Price, image: Price, audio: Price }).nullish(),
  preferred_min_throughput: Preference,
  preferred_max_latency: Preference,
});

const Effort = z.enum(['max', 'xhigh', 'high', 'medium', 'low', 'minimal', 'none']);
const FunctionTool = z.looseObject({
  type: z.literal('function'),
  function: z.looseObject({
    name: z.string().max(64),
    description: z.string().optional(),
    parameters: z.looseObject({}).optional(),
  }),
});

const Ask = z.looseObject({
  model: z.string().optional(),
  models: z.array(z.string()).max(3, "'models' array must have 3 items or fewer.").nullish(),
  messages: z.array(Message).min(1),
  stream: z.boolean().nullish(),
  max_tokens: z.number().int().min(1).nullish(),
  max_completion_tokens: z.number().int().min(1).nullish(),
  n: z.number().int().min(1).max(8).nullish(),
  stop: z.union([z.string(), z.array(z.string()).max(4)]).nullish(),
  seed: z.number().int().nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  provider: ProviderChoice.nullish(),
  route: z.enum(['fallback', 'sort']).nullish(),
  reasoning: z
    .looseObject({
      effort: Effort.nullish(),
      max_tokens: z.number().int().nullish(),
      exclude: z.boolean().nullish(),
      enabled: z.boolean().nullish(),
    })
    .nullish(),
  reasoning_effort: Effort.nullish(),
  include_reasoning: z.boolean().nullish(),
  response_format: z
    .looseObject({ type: z.string(), json_schema: z.looseObject({ schema: z.looseObject({}).optional() }).optional() })
    .nullish(),
  tools: z.array(z.union([FunctionTool, z.looseObject({ type: z.string() })])).nullish(),
  tool_choice: z
    .union([
      z.enum(['none', 'auto', 'required']),
      z.looseObject({ type: z.string(), function: z.looseObject({ name: z.string() }).optional() }),
    ])
    .nullish(),
  plugins: z.array(z.looseObject({ id: z.string() })).nullish(),
  cache_control: CacheControl,
  user: z.string().nullish(),
  session_id: z.string().max(256).nullish(),
  sandbox_script: Script.optional(),
});

/** The body of `POST /chat/completions`, as far as the sandbox reads it. */
export type Ask = z.infer<typeof Ask>;
export type AskMessage = Ask['messages'][number];

/** Checks a body as OpenRouter does; what it does not know it lets pass, except under `provider`. */
export function parseAsk(body: unknown): Ask {
  const parsed = Ask.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  const isOurs = issue?.message.startsWith("'") === true;
  const message = isOurs ? issue.message : `${field || 'body'}: Invalid input`;
  throw new WireError(400, message, { metadata: { error_type: 'invalid_request' } });
}

/** The text of a message, whatever its shape. */
export function textOf(message: AskMessage | undefined): string {
  if (typeof message?.content === 'string') return message.content;
  return (message?.content ?? []).map((part) => part.text ?? '').join('');
}

export function lastUserText(ask: Ask): string {
  return textOf(ask.messages.findLast((message) => message.role === 'user'));
}
