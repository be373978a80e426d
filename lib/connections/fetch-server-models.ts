import { z } from 'zod';
import { AppError } from '#lib/errors';
import { getModels } from '#lib/openrouter/get-models';
import { askWith } from './ask-with.ts';
import type { Connection, ServerModel } from './connection.ts';
import type { Connections } from './open-connections.ts';

const MOST_MODELS = 1000;

const Count = z.number().int().positive().nullish().catch(null);
/** What Ollama, vLLM (`max_model_len`), llama.cpp (`meta`) and LM Studio have in common, and where they tell the context's length. */
const Row = z.object({
  id: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[\x21-\x7e]+$/),
  max_model_len: Count,
  context_length: Count,
  max_context_length: Count,
  meta: z.object({ n_ctx_train: Count }).nullish().catch(null),
});

type Fetched = Pick<ServerModel, 'name' | 'contextLength'>;

/**
 * The models that a compatible server says it has. Rows that are no models are left out.
 * @throws AppError of `getModels`; bad_upstream_response without a single one.
 */
export async function fetchServerModels(
  connections: Pick<Connections, 'request'>,
  connection: Connection,
): Promise<Fetched[]> {
  const rows = await getModels(askWith(connections, connection));
  const models = new Map<string, Fetched>();
  for (const row of rows.slice(0, MOST_MODELS)) {
    const parsed = Row.safeParse(row);
    if (!parsed.success) continue;
    const { id: name, max_model_len, context_length, max_context_length, meta } = parsed.data;
    const contextLength = max_model_len ?? context_length ?? max_context_length ?? meta?.n_ctx_train ?? null;
    if (!models.has(name)) models.set(name, { name, contextLength });
  }
  if (models.size === 0)
    throw new AppError('bad_upstream_response', 'The server answered, but it has no models; load one there first.');
  return [...models.values()];
}
