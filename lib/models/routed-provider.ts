import { z } from 'zod';
import { AppError } from '#lib/errors';

const By = z.enum(['price', 'throughput', 'latency', 'exacto']);
const Sort = z.union([By, z.object({ by: By.nullish(), partition: z.enum(['model', 'none']).nullish() })]);
const Provider = z.record(z.string(), z.unknown()).nullish();
const Route = z.enum(['fallback', 'sort', 'lowest-cost']).nullish();

/**
 * The `provider` preferences to forward, with what `route` asks for written in the words that OpenRouter knows (contract
 * §1.4). Undefined when there is nothing to forward.
 */
export function routedProvider(
  request: { readonly route?: unknown; readonly provider?: unknown },
  candidates: number,
): Record<string, unknown> | undefined {
  if (!request.provider && !request.route) return undefined;
  const provider =
    parse(Provider, request.provider, 'provider', 'must be an object of provider preferences') ?? undefined;
  const route = parse(Route, request.route, 'route', 'must be "fallback", "sort" or "lowest-cost"');
  const sort =
    parse(Sort.nullish(), provider?.sort, 'provider.sort', 'must be price, throughput, latency or exacto') ?? undefined;
  const by = typeof sort === 'string' ? sort : sort?.by;
  if (route === 'sort') return { ...provider, sort: { ...(by && { by }), partition: 'none' } };
  if (route !== 'lowest-cost') return provider;
  if (by && by !== 'price')
    throw new AppError('invalid_request', `route "lowest-cost" contradicts provider.sort "${by}".`, { field: 'route' });
  return { ...provider, sort: candidates > 1 ? { by: 'price', partition: 'none' } : 'price' };
}

function parse<T>(schema: z.ZodType<T>, value: unknown, field: string, must: string): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new AppError('invalid_request', `${field} ${must}.`, { field });
  return parsed.data;
}
