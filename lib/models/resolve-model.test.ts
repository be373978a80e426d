import { describe, expect, it } from 'vitest';
import { isAppError } from '#lib/errors';
import { indexModels } from './index-models.ts';
import { parseModels } from './parse-models.ts';
import { type RoutingRequest, resolveModel } from './resolve-model.ts';
import { toServerModels } from './to-server-models.ts';

const { models } = parseModels([
  { id: 'openai/gpt-4o', canonical_slug: 'openai/gpt-4o-2024-05-13' },
  { id: 'openai/gpt-4o-mini' },
  { id: 'openai/gpt-4o:batch', canonical_slug: 'openai/gpt-4o-2024-05-13' },
  { id: 'anthropic/claude-sonnet-4.5' },
  { id: 'z-ai/glm-5.2:free', canonical_slug: 'z-ai/glm-5.2-20260801' },
  { id: 'z-ai/glm-5.2', canonical_slug: 'z-ai/glm-5.2-20260801' },
  { id: '~anthropic/claude-sonnet-latest' },
]);
const catalogue = { find: indexModels(models), list: () => models };

const resolve = (request: RoutingRequest) => resolveModel(catalogue, request);
const found = (request: RoutingRequest) => resolve(request).candidates.map(({ id, model }) => `${id} = ${model.id}`);

function refusal(request: RoutingRequest): Record<string, unknown> & { message: string } {
  try {
    resolve(request);
  } catch (error) {
    if (isAppError(error)) return { code: error.code, message: error.message, ...error.details };
    throw error;
  }
  throw new Error('it was resolved');
}

describe('the model', () => {
  it.each([
    ['openai/gpt-4o', 'openai/gpt-4o'],
    ['openai/gpt-4o:floor', 'openai/gpt-4o'],
    ['openai/gpt-4o:nitro', 'openai/gpt-4o'],
    ['openai/gpt-4o:online', 'openai/gpt-4o'],
    ['openai/gpt-4o:exacto', 'openai/gpt-4o'],
    ['openai/gpt-4o:online:floor', 'openai/gpt-4o'],
    ['z-ai/glm-5.2:free', 'z-ai/glm-5.2:free'],
    ['z-ai/glm-5.2:free:online', 'z-ai/glm-5.2:free'],
    ['z-ai/glm-5.2:online:free', 'z-ai/glm-5.2:free'],
    ['openai/gpt-4o:batch', 'openai/gpt-4o:batch'],
    ['~anthropic/claude-sonnet-latest:nitro', '~anthropic/claude-sonnet-latest'],
    ['openai/gpt-4o-2024-05-13', 'openai/gpt-4o'],
    ['z-ai/glm-5.2-20260801', 'z-ai/glm-5.2'],
    ['openai/gpt-4o-2024-05-13:floor', 'openai/gpt-4o'],
  ])('%s is priced as %s and forwarded as it is', (model, priced) => {
    expect(found({ model })).toEqual([`${model} = ${priced}`]);
    expect(resolve({ model })).toMatchObject({ requested: model, legs: [{ connectionId: null, forward: { model } }] });
    expect(Object.keys(resolve({ model }).legs[0].forward)).toEqual(['model']);
  });

  it.each([
    'openai/gpt-4o:extended',
    'openai/gpt-4o:free',
    'openai/gpt-9',
    'gpt-4o',
    'openai/gpt-4o@preset/x',
    '__proto__',
    ':floor',
    '🦊',
  ])('%s is unknown', (model) => {
    expect(refusal({ model })).toMatchObject({
      code: 'unknown_model',
      field: 'model',
      message: expect.stringContaining(`"${model}"`),
    });
  });

  it('unknown, it says which ids look like it', () => {
    expect(refusal({ model: 'openai/gpt4o' })).toMatchObject({
      message:
        'There is no model "openai/gpt4o". Did you mean openai/gpt-4o or openai/gpt-4o-mini or openai/gpt-4o:batch?',
      suggestions: ['openai/gpt-4o', 'openai/gpt-4o-mini', 'openai/gpt-4o:batch'],
    });
    expect(refusal({ model: 'claude-sonnet-4-5' }).suggestions).toContain('anthropic/claude-sonnet-4.5');
    expect(refusal({ model: 'xyzzy' })).toMatchObject({ message: 'There is no model "xyzzy".', suggestions: [] });
    expect(refusal({ model: 'x'.repeat(10_000) }).message.length).toBeLessThan(200);
  });

  it.each([[{}], [{ model: null }], [{ models: [] }]])('%j names none', (request) => {
    expect(refusal(request)).toMatchObject({ code: 'invalid_request', field: 'model' });
  });

  it.each([[{ model: 7 }], [{ model: '' }], [{ model: ['openai/gpt-4o'] }], [{ model: {} }]])(
    '%j is no id',
    (request) => {
      expect(refusal(request)).toMatchObject({ code: 'invalid_request', field: 'model' });
    },
  );
});

describe('models', () => {
  it('are tried after the model, in their order, each once', () => {
    const request = {
      model: 'openai/gpt-4o',
      models: ['openai/gpt-4o-mini:floor', 'openai/gpt-4o', 'z-ai/glm-5.2:free'],
    };
    expect(found(request)).toEqual([
      'openai/gpt-4o = openai/gpt-4o',
      'openai/gpt-4o-mini:floor = openai/gpt-4o-mini',
      'z-ai/glm-5.2:free = z-ai/glm-5.2:free',
    ]);
    expect(resolve(request).legs[0].forward).toEqual({ model: 'openai/gpt-4o', models: request.models });
  });

  it('alone, the first is the model', () => {
    const models = ['openai/gpt-4o', 'openai/gpt-4o-mini'];
    expect(resolve({ models })).toMatchObject({
      requested: 'openai/gpt-4o',
      legs: [{ forward: { model: 'openai/gpt-4o', models } }],
    });
    expect(resolve({ models: ['openai/gpt-4o'] }).legs[0].forward).toEqual({ model: 'openai/gpt-4o' });
  });

  it('are three at most', () => {
    const models = Array.from({ length: 4 }, () => 'openai/gpt-4o');
    expect(refusal({ model: 'openai/gpt-4o', models })).toMatchObject({ code: 'invalid_request', field: 'models' });
  });

  it.each([
    ['openai/gpt-4o', 'models'],
    [[7], 'models.0'],
    [['openai/gpt-4o', ''], 'models.1'],
    [['openai/gpt-4o', null], 'models.1'],
  ])('%j is refused', (models, field) => {
    expect(refusal({ model: 'openai/gpt-4o', models })).toMatchObject({ code: 'invalid_request', field });
  });

  it('name one that is unknown', () => {
    const request = { model: 'openai/gpt-4o', models: ['openai/gpt-9'] };
    expect(refusal(request)).toMatchObject({ code: 'unknown_model', field: 'models' });
  });
});

describe('route is translated, never forwarded', () => {
  const model = 'openai/gpt-4o';
  const models = ['openai/gpt-4o-mini'];
  it.each<[RoutingRequest, Record<string, unknown> | undefined]>([
    [{ model, models, route: 'fallback' }, undefined],
    [{ model, route: null }, undefined],
    [{ model, route: 'fallback', provider: { only: ['azure'] } }, { only: ['azure'] }],
    [{ model, route: 'lowest-cost' }, { sort: 'price' }],
    [{ model, models, route: 'lowest-cost' }, { sort: { by: 'price', partition: 'none' } }],
    [
      { model, route: 'lowest-cost', provider: { zdr: true } },
      { zdr: true, sort: 'price' },
    ],
    [{ model, route: 'lowest-cost', provider: { sort: { by: 'price' } } }, { sort: 'price' }],
    [{ model, models, route: 'sort' }, { sort: { partition: 'none' } }],
    [{ model, models, route: 'sort', provider: { sort: 'latency' } }, { sort: { by: 'latency', partition: 'none' } }],
    [
      { model, provider: { sort: 'exacto', order: ['openai'] } },
      { sort: 'exacto', order: ['openai'] },
    ],
    [{ model, provider: { sort: { by: 'price', partition: 'none' } } }, { sort: { by: 'price', partition: 'none' } }],
    [{ model, provider: {} }, {}],
    [{ model, provider: null }, undefined],
  ])('%j', (request, provider) => {
    const { forward } = resolve(request).legs[0];
    expect(forward.provider).toEqual(provider);
    expect('provider' in forward).toBe(provider !== undefined);
    expect(forward).not.toHaveProperty('route');
  });

  it.each<[RoutingRequest, string]>([
    [{ model, route: 'cheapest' }, 'route'],
    [{ model, route: 7 }, 'route'],
    [{ model, route: 'lowest-cost', provider: { sort: 'latency' } }, 'route'],
    [{ model, provider: 'azure' }, 'provider'],
    [{ model, provider: [] }, 'provider'],
    [{ model, provider: { sort: 'cheapest' } }, 'provider.sort'],
    [{ model, provider: { sort: { by: 'price', partition: 'all' } } }, 'provider.sort'],
  ])('%j is refused', (request, field) => {
    expect(refusal(request)).toMatchObject({ code: 'invalid_request', field });
  });
});

describe('across connections', () => {
  const [own] = toServerModels([
    {
      connection: { id: 'c-1', kind: 'compatible', name: 'Ollama', baseUrl: 'http://127.0.0.1:1/v1', apiKey: '' },
      source: 'saved',
      invalidSince: null,
      isShut: false,
      lastError: null,
      account: null,
      slug: 'local',
      fetchedAt: 1,
      models: [{ name: 'llama3.1:8b', contextLength: null, promptPrice: '0', completionPrice: '0' }],
    },
  ]);
  if (!own) throw new Error('no model');
  const both = { find: (id: string) => (id === own.id ? own : catalogue.find(id)), list: () => [...models, own] };
  const legs = (request: RoutingRequest) =>
    resolveModel(both, request).legs.map(({ connectionId, forward }) => ({ connectionId, ...forward }));

  it('a server’s model goes to its connection by the name that it has there, without preferences of providers', () => {
    expect(legs({ model: own.id, provider: { sort: 'price' } })).toEqual([
      { connectionId: 'c-1', model: 'llama3.1:8b' },
    ]);
  });

  it('a list that leaves OpenRouter is cut where it does, its part of the list natively', () => {
    const request = { model: 'openai/gpt-4o', models: ['openai/gpt-4o-mini', own.id], provider: { sort: 'price' } };
    expect(legs(request)).toEqual([
      { connectionId: null, model: 'openai/gpt-4o', models: ['openai/gpt-4o-mini'], provider: { sort: 'price' } },
      { connectionId: 'c-1', model: 'llama3.1:8b' },
    ]);
    expect(resolveModel(both, request).candidates.map(({ id }) => id)).toEqual([
      'openai/gpt-4o',
      'openai/gpt-4o-mini',
      'local/llama3.1:8b',
    ]);
  });

  it('the guide’s chain: a model of OpenRouter, and the server’s as the last resort', () => {
    expect(legs({ models: ['openai/gpt-4o', own.id], route: 'fallback' })).toEqual([
      { connectionId: null, model: 'openai/gpt-4o' },
      { connectionId: 'c-1', model: 'llama3.1:8b' },
    ]);
  });

  it('and back again', () => {
    expect(legs({ models: [own.id, 'openai/gpt-4o', 'openai/gpt-4o-mini'] })).toEqual([
      { connectionId: 'c-1', model: 'llama3.1:8b' },
      { connectionId: null, model: 'openai/gpt-4o', models: ['openai/gpt-4o-mini'] },
    ]);
  });
});
