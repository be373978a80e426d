import { expect, test } from 'vitest';
import { openOutbound } from '#lib/connections/open-outbound';
import { testConnection, testUpstream } from '#lib/connections/testing';
import { getEndpoints } from './get-endpoints.ts';
import type { Model } from './model.ts';

const NOVA = { id: 'acme/nova:free' } as Model;

async function room(body: unknown, status = 200) {
  const paths: string[] = [];
  const { origin } = await testUpstream((request, response) => {
    paths.push(request.url ?? '');
    response.writeHead(status).end(JSON.stringify(body));
  });
  const outbound = openOutbound([origin]);
  const connection = testConnection(origin);
  const find = (id: string): Model | null => {
    if (id === 'acme/nova:free') return NOVA;
    return id === 'local/llama'
      ? ({ id, author: 'local', pricing: {}, served: { connectionId: 'c', name: 'llama' } } as Model)
      : null;
  };
  const app = {
    catalogue: { find },
    connections: { current: () => connection, request: outbound.request.bind(outbound) },
  } as unknown as Parameters<typeof getEndpoints>[0];
  return { app, paths };
}

test('who serves a model, with what each of them asks and takes', async () => {
  const { app, paths } = await room({
    data: {
      endpoints: [
        {
          provider_name: 'DeepInfra',
          tag: 'deepinfra/fp8',
          quantization: 'fp8',
          context_length: 128000,
          max_completion_tokens: null,
          pricing: { prompt: '0.000001', completion: '0.000002', overrides: [{ min_prompt_tokens: 9, prompt: '1' }] },
          supported_parameters: ['temperature'],
          status: -2,
          uptime_last_1d: 99.5,
        },
        { provider_name: 'Bare', tag: 'bare', quantization: 'unknown' },
        { nobody: true },
      ],
    },
  });
  const [first, second, third] = await getEndpoints(app, 'acme/nova:free');
  expect(paths).toEqual(['/api/v1/models/acme/nova:free/endpoints']);
  expect(first).toMatchObject({ provider: 'DeepInfra', tag: 'deepinfra/fp8', quantization: 'fp8', isUp: false });
  expect(first?.pricing.overrides).toHaveLength(1);
  expect(second).toMatchObject({ provider: 'Bare', quantization: null, isUp: null, uptimePercent: null, pricing: {} });
  expect(third).toBeUndefined();
});

test('a compatible server serves its own models, and nobody is asked', async () => {
  const { app, paths } = await room({});
  expect(await getEndpoints(app, 'local/llama')).toMatchObject([{ provider: 'local', isUp: null }]);
  expect(paths).toEqual([]);
});

test('an unknown model is not asked for, and a refusal of the upstream is told', async () => {
  const { app, paths } = await room({ error: { code: 404, message: 'no' } }, 404);
  await expect(getEndpoints(app, 'acme/none')).rejects.toMatchObject({ code: 'unknown_model' });
  expect(paths).toEqual([]);
  await expect(getEndpoints(app, 'acme/nova:free')).rejects.toMatchObject({ code: 'upstream_failed' });
});
