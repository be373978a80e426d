import { z } from 'zod';
import type { FormName } from '#lib/gateway/call';

const Whole = z.number().int().min(1).nullish();
const List = z.array(z.unknown());

const Routed = {
  model: z
    .string()
    .nullish()
    .meta({ description: 'The id of a model, such as "openai/gpt-4o-mini"; suffixes such as ":floor" work.' }),
  models: z.array(z.string()).nullish().meta({ description: 'At most three models to fall back to, in order.' }),
  route: z.enum(['fallback', 'sort', 'lowest-cost']).nullish().meta({
    description:
      '"lowest-cost" takes the cheapest provider, of all `models` where there are several. Translated here, never forwarded.',
  }),
  provider: z.looseObject({}).nullish().meta({ description: 'OpenRouter’s provider preferences.' }),
  stream: z.boolean().nullish(),
};

/** What is read of a body before it goes on. Everything else in it passes through as it is. */
export const CALL_BODIES = {
  chat: z
    .looseObject({
      ...Routed,
      messages: List.optional(),
      prompt: z.string().optional(),
      max_tokens: Whole,
      max_completion_tokens: Whole,
      n: Whole,
      tools: List.nullish(),
      user: z.string().nullish(),
    })
    .meta({ id: 'ChatRequest' }),
  embeddings: z.looseObject({ ...Routed, input: z.union([z.string(), List]) }).meta({ id: 'EmbeddingsRequest' }),
  responses: z
    .looseObject({
      ...Routed,
      input: z.union([z.string(), List]).optional(),
      instructions: z.string().nullish(),
      max_output_tokens: Whole,
      tools: List.nullish(),
    })
    .meta({ id: 'ResponsesRequest' }),
  messages: z
    .looseObject({
      ...Routed,
      messages: List,
      system: z.union([z.string(), List]).nullish(),
      max_tokens: Whole,
      tools: List.nullish(),
      fallbacks: List.nullish(),
    })
    .meta({ id: 'MessagesRequest' }),
} satisfies Record<FormName, z.ZodType>;
