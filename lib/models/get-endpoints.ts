import { z } from 'zod';
import type { Connections } from '#lib/connections/open-connections';
import { AppError } from '#lib/errors';
import { getJson } from '#lib/openrouter/get-json';
import type { Endpoint } from './endpoint.ts';
import type { Model } from './model.ts';
import { parsePricing } from './parse-model.ts';

const Count = z.number().int().positive().nullable().catch(null);
const Share = z.number().min(0).max(100).nullable().catch(null);

const Row = z.object({
  provider_name: z.string().min(1).max(100),
  tag: z.string().min(1).max(100),
  quantization: z.string().max(20).nullish().catch(null),
  context_length: Count,
  max_completion_tokens: Count,
  pricing: z.record(z.string(), z.unknown()).catch({}),
  supported_parameters: z.array(z.string()).catch([]),
  status: z.number().nullish().catch(null),
  uptime_last_1d: Share,
});

const Answer = z.object({ data: z.object({ endpoints: z.array(z.unknown()) }) });

/**
 * Who serves a model, as the upstream says now. A compatible server serves its own alone.
 * @throws AppError `unknown_model`; of the upstream, see `getJson`.
 */
export async function getEndpoints(
  app: { catalogue: { find: (id: string) => Model | null }; connections: Pick<Connections, 'current' | 'request'> },
  modelId: string,
): Promise<Endpoint[]> {
  const model = app.catalogue.find(modelId);
  if (!model) throw new AppError('unknown_model', `There is no model “${modelId}” in the catalogue.`);
  if (model.served) return [ofServer(model)];
  const connection = app.connections.current();
  const path = `/models/${model.id.split('/').map(encodeURIComponent).join('/').replaceAll('%3A', ':')}/endpoints`;
  const ask = {
    send: (request: Parameters<Connections['request']>[1]) => app.connections.request(connection, request),
    hide: connection.apiKey,
  };
  const { data } = await getJson(ask, path, Answer);
  return data.endpoints.flatMap((wire) => {
    const parsed = Row.safeParse(wire);
    return parsed.success ? [toEndpoint(parsed.data)] : [];
  });
}

function toEndpoint(row: z.output<typeof Row>): Endpoint {
  const quantization = row.quantization ?? null;
  return {
    provider: row.provider_name,
    tag: row.tag,
    quantization: quantization === 'unknown' ? null : quantization,
    contextLength: row.context_length,
    maxCompletionTokens: row.max_completion_tokens,
    pricing: parsePricing(row.pricing),
    supportedParameters: row.supported_parameters,
    isUp: row.status === null || row.status === undefined ? null : row.status >= 0,
    uptimePercent: row.uptime_last_1d,
  };
}

function ofServer({ author, contextLength, maxCompletionTokens, pricing, supportedParameters }: Model): Endpoint {
  return {
    provider: author,
    tag: author,
    quantization: null,
    contextLength,
    maxCompletionTokens,
    pricing,
    supportedParameters,
    isUp: null,
    uptimePercent: null,
  };
}
