import { z } from 'zod';

const Fraction = z.number().min(0).max(1);
const Penalty = z.number().min(-2).max(2);
const Tokens = z.int().min(1).max(10_000_000);

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
    verbosity: z.enum(['low', 'medium', 'high', 'max']),
    reasoning: z
      .strictObject({ effort: z.string().max(20), max_tokens: Tokens, exclude: z.boolean(), enabled: z.boolean() })
      .partial(),
    provider: z.record(z.string().max(60), z.json()),
    plugins: z.array(z.record(z.string().max(60), z.json())).max(10),
  })
  .partial();
