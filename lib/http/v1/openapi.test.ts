import { expect, it } from 'vitest';
import { HELLO, testDoor } from './testing.ts';
import { V1_ROUTES } from './v1-routes.ts';

type Document = {
  openapi: string;
  servers: { url: string }[];
  paths: Record<string, Record<string, unknown>>;
  components: { schemas: Record<string, { properties: Record<string, unknown> }> };
};

it('describes every door and no other, to anybody, at the address that was asked', async () => {
  const { origin } = await testDoor();
  const document = (await (await fetch(`${origin}/api/v1/openapi.json`)).json()) as Document;
  expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: `${origin}/api/v1` }] });
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} /api/v1${path}`),
  );
  const served = V1_ROUTES.filter(({ path }) => !path.endsWith('*')).map(
    ({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`,
  );
  expect(described.toSorted()).toEqual(served.toSorted());
  expect(Object.keys(document.components.schemas.ChatRequest?.properties ?? {})).toEqual(
    expect.arrayContaining(['model', 'models', 'route', 'provider', 'stream', 'messages']),
  );
});

it.each([
  ['/chat/completions', { ...HELLO, stream: 'yes' }, 'stream'],
  ['/chat/completions', { ...HELLO, max_tokens: -1 }, 'max_tokens'],
  ['/chat/completions', { ...HELLO, models: [1] }, 'models.0'],
  ['/embeddings', { model: 'openai/text-embedding-3-small' }, 'input'],
  ['/messages', { ...HELLO, fallbacks: 'x' }, 'fallbacks'],
])('%s refuses what its schema does not take: %j', async (path, body, param) => {
  const { ask, sandbox } = await testDoor();
  const response = await ask(path, { body });
  expect(response.status).toBe(400);
  const told = (await response.json()) as { error: { param?: string; message: string } };
  expect(told.error).toMatchObject({ param, message: expect.stringContaining(param) });
  expect(sandbox.requestCount(`POST ${path}`)).toBe(0);
});
