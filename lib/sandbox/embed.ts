import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { admit } from './admit.ts';
import type { Key } from './authorize.ts';
import { charge, NO_TOKENS } from './charge.ts';
import type { Draft } from './draft.ts';
import { EMBEDDING_ROWS } from './embedding-rows.ts';
import { newGenerationId } from './make-draft.ts';
import { openGeneration } from './open-generation.ts';
import { providersOf } from './providers.ts';
import { readBody } from './read-body.ts';
import { countTokens } from './tokens.ts';
import { WireError } from './wire-error.ts';
import { wireUsage } from './wire-usage.ts';
import type { World } from './world.ts';

const Input = z.union([
  z.string().min(1),
  z.array(z.string().min(1)).min(1),
  z.array(z.number().int()).min(1),
  z.array(z.array(z.number().int()).min(1)).min(1),
]);
const Embedding = z.looseObject({
  model: z.string(),
  input: Input,
  dimensions: z.number().int().min(1).max(3072).nullish(),
  encoding_format: z.enum(['float', 'base64']).nullish(),
  user: z.string().nullish(),
});
const FIRST_MS = 40;

/** `POST /embeddings`: a vector for each input that is always the same, charged by the prompt. */
export async function embed(world: World, key: Key, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parsed = Embedding.safeParse(await readBody(request));
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') ?? 'body';
    throw new WireError(400, `${field}: Invalid input`, { metadata: { error_type: 'invalid_request' } });
  }
  const { model: id, input, dimensions, encoding_format, user } = parsed.data;
  const row = EMBEDDING_ROWS.find((one) => one.id === id);
  if (!row) throw new WireError(400, `${id} is not a valid model ID`, { metadata: { error_type: 'invalid_request' } });

  const inputs = toInputs(input);
  const createdAt = world.now();
  const tokens = {
    ...NO_TOKENS,
    prompt: inputs.reduce((sum, one) => sum + (typeof one === 'string' ? countTokens(one) : one.length), 0),
  };
  const draft: Draft = {
    id: newGenerationId(createdAt),
    createdAt,
    ask: { model: id, messages: [{ role: 'user', content: '' }], ...(user && { user }) },
    requested: id,
    model: row,
    servedAs: id,
    provider: providersOf(id)[0],
    attempt: 1,
    choices: [],
    pace: { firstTokenMs: FIRST_MS, tokensPerSecond: 1000 },
    tokens,
    charge: charge(row.pricing, tokens, new Date(createdAt)),
    isByok: false,
    hasMetadata: false,
  };
  admit(world, key, draft);
  const generation = openGeneration(world, key, draft, request);
  const {
    completion_tokens: _,
    completion_tokens_details: _details,
    ...usage
  } = wireUsage(tokens, draft.charge, false);
  const data = inputs.map((one, index) => {
    const vector = vectorOf(`${id}\n${JSON.stringify(one)}`, dimensions ?? row.dimensions);
    return {
      object: 'embedding',
      index,
      embedding: encoding_format === 'base64' ? Buffer.from(vector.buffer).toString('base64') : [...vector],
    };
  });
  const text = JSON.stringify({ object: 'list', id: draft.id, model: id, provider: draft.provider.name, data, usage });
  response.setHeader('x-generation-id', draft.id);
  response.writeHead(200, { 'content-type': 'application/json' });
  world.pacer.play(response, [{ kind: 'whole', waitMs: FIRST_MS, text, tokens: 0 }], generation);
}

function toInputs(input: z.infer<typeof Input>): (string | number[])[] {
  if (typeof input === 'string') return [input];
  return typeof input[0] === 'number' ? [input as number[]] : (input as string[] | number[][]);
}

/** A direction that follows from the text alone, of length 1. */
function vectorOf(text: string, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions);
  for (let from = 0; from < dimensions; from += 32) {
    const bytes = createHash('sha256').update(`${from}\n${text}`).digest();
    for (let at = 0; at < 32 && from + at < dimensions; at += 1) vector[from + at] = (bytes[at] ?? 0) / 127.5 - 1;
  }
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
