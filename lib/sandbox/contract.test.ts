import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { Sandbox } from './start-sandbox.ts';
import { get, MODEL, post, testSandbox } from './testing.ts';

/** OpenRouter's own description of its API; it stands beside the repository, never in it. */
const FILE = '../shared/upstream/openrouter.openapi.json';

type Content = Record<string, { schema: object }>;
type Description = {
  paths: Record<string, Record<string, { responses: Record<string, { content?: Content }> }>>;
};

const isPresent = existsSync(FILE);
const description = isPresent ? (JSON.parse(readFileSync(FILE, 'utf8')) as Description) : { paths: {} };
const ajv = new Ajv2020({ strict: false, validateFormats: false, discriminator: false });
ajv.addSchema(description, 'openrouter');

/** What is described for an answer, by where it stands in the description. */
function schemaOf(method: 'get' | 'post', path: string, status: number, type: string): ValidateFunction {
  const content = description.paths[path]?.[method]?.responses[status]?.content;
  if (!content?.[type]) throw new Error(`${method} ${path} describes no ${type} for ${status}`);
  const escaped = (part: string) =>
    part.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D');
  const pointer = ['paths', path, method, 'responses', String(status), 'content', type, 'schema']
    .map(escaped)
    .join('/');
  return ajv.compile({ $ref: `openrouter#/${pointer}` });
}

function complaints(validate: ValidateFunction, value: unknown): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

async function expectDescribed(method: 'get' | 'post', path: string, response: Response): Promise<unknown> {
  const body: unknown = await response.json();
  expect(
    complaints(schemaOf(method, path, response.status, 'application/json'), body),
    JSON.stringify(body).slice(0, 2000),
  ).toEqual([]);
  return body;
}

/** Every event of a stream is checked as the description wraps it: parsed under `data`, or as it is where it says so. */
async function expectDescribedStream(path: string, response: Response): Promise<number> {
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
  const validate = schemaOf('post', path, 200, 'text/event-stream');
  const events = (await response.text())
    .split('\n\n')
    .map((event) => ({
      data: event
        .split('\n')
        .find((line) => line.startsWith('data: '))
        ?.slice(6),
      event: event
        .split('\n')
        .find((line) => line.startsWith('event: '))
        ?.slice(7),
    }))
    .filter(({ data }) => data !== undefined && data !== '[DONE]')
    .map(({ data, event }) => ({ data: JSON.parse(data ?? '') as unknown, ...(event && { event }) }));
  for (const event of events) expect(complaints(validate, event), JSON.stringify(event).slice(0, 1000)).toEqual([]);
  return events.length;
}

const TOOLS = [
  {
    type: 'function',
    function: {
      name: 'get_weather',
      description: 'Weather of a city',
      parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
    },
  },
];
const FORMAT = {
  type: 'json_schema',
  json_schema: { name: 'person', schema: { type: 'object', properties: { name: { type: 'string' } } } },
};
const IMAGE = [
  {
    role: 'user',
    content: [
      { type: 'text', text: 'What is this?' },
      { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } },
    ],
  },
];

const ASKS: readonly (readonly [string, Record<string, unknown>])[] = [
  ['plain', { prompt: 'Why do cats purr?' }],
  ['reasoning', { model: 'openai/gpt-5-mini', prompt: 'Why do cats purr?', reasoning: { effort: 'low' } }],
  ['thinking', { model: 'anthropic/claude-sonnet-4.5', prompt: 'Why?', reasoning: { enabled: true } }],
  ['tools', { prompt: 'Weather in Oslo?', tools: TOOLS, tool_choice: 'required' }],
  ['a schema', { prompt: 'Name a person', response_format: FORMAT }],
  ['an image', { messages: IMAGE }],
  ['a web search', { prompt: 'News?', plugins: [{ id: 'web' }] }],
  ['several choices', { prompt: 'Hello', n: 2 }],
  ['a short cap', { prompt: 'Write an essay', max_tokens: 16 }],
];

function ask(sandbox: Sandbox, path: string, body: Record<string, unknown>): Promise<Response> {
  return fetch(sandbox.url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${sandbox.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: MODEL, ...body }),
  });
}

describe.runIf(isPresent)('what the sandbox answers is what OpenRouter describes', () => {
  test.each(ASKS)('POST /chat/completions, %s, in one piece and streamed', async (_name, body) => {
    const sandbox = await testSandbox();
    await expectDescribed('post', '/chat/completions', await post(sandbox, body));
    const metadata = { 'x-openrouter-metadata': 'enabled' };
    await expectDescribed('post', '/chat/completions', await post(sandbox, body, metadata));
    expect(
      await expectDescribedStream('/chat/completions', await post(sandbox, { ...body, stream: true }, metadata)),
    ).toBeGreaterThan(2);
  });

  test.each(['no-usage', 'usage-b', 'usage-c', 'byok', 'dated', 'debug', 'late-reasoning', 'error', 'double-finish'])(
    'a stream with the fault %s is still one that is described',
    async (fault) => {
      const sandbox = await testSandbox();
      const response = await post(sandbox, { prompt: 'Why do cats purr?', stream: true }, { 'x-sandbox-fault': fault });
      await expectDescribedStream('/chat/completions', response);
    },
  );

  test.each([
    '400',
    '401',
    '402',
    '402:key',
    '402:in-flight:3',
    '402:afford',
    '403',
    '403:guardrail',
    '404',
    '404:retryable',
    '408',
    '413',
    '422',
    '429',
    '429:daily',
    '429:minute',
    '500',
    '502',
    '502:raw',
    '503',
    '529',
  ])('the refusal %s', async (fault) => {
    await expectDescribed(
      'post',
      '/chat/completions',
      await post(await testSandbox(), {}, { 'x-sandbox-fault': fault }),
    );
  });

  test('refusals that it comes to by itself', async () => {
    const sandbox = await testSandbox();
    await expectDescribed('post', '/chat/completions', await post(sandbox, { model: 'acme/none' }));
    await expectDescribed('post', '/chat/completions', await post(sandbox, { provider: { sort: 'cheapest' } }));
    await expectDescribed('post', '/chat/completions', await post(sandbox, { models: [MODEL, MODEL, MODEL, MODEL] }));
    await expectDescribed('post', '/chat/completions', await post(sandbox, { provider: { only: ['nobody'] } }));
    await expectDescribed('post', '/chat/completions', await post({ ...sandbox, apiKey: 'sk-or-revoked' }));
    await expectDescribed('post', '/chat/completions', await post({ ...sandbox, apiKey: 'sk-or-limit-0.0000001' }));
    await expectDescribed('post', '/chat/completions', await post({ ...sandbox, apiKey: 'sk-or-management' }));
    await expectDescribed('get', '/generation', await get(sandbox, '/generation?id=gen-none'));
    await expectDescribed('get', '/credits', await get(sandbox, '/credits'));
    await expectDescribed('get', '/activity', await get(sandbox, '/activity?date=today', 'sk-or-management'));
    await expectDescribed('get', '/models/{author}/{slug}/endpoints', await get(sandbox, '/models/a/none/endpoints'));
  });

  test('what it reads out: models, endpoints, providers, generation, key, credits, activity, keys', async () => {
    let now = Date.UTC(2026, 0, 1);
    const sandbox = await testSandbox({ now: () => now });
    await (await post(sandbox, { prompt: 'Hello', stream: true, user: 'ada', session_id: 's' })).text();
    await (await post(sandbox, { prompt: 'Hello' }, { 'x-sandbox-fault': 'byok' })).text();
    for (const { id } of sandbox.generations())
      await expectDescribed('get', '/generation', await get(sandbox, `/generation?id=${id}`));
    now += 2 * 86_400_000;
    const management = 'sk-or-management';
    await expectDescribed('get', '/models', await get(sandbox, '/models'));
    await expectDescribed('get', '/models/{author}/{slug}/endpoints', await get(sandbox, `/models/${MODEL}/endpoints`));
    await expectDescribed('get', '/providers', await get(sandbox, '/providers'));
    await expectDescribed('get', '/key', await get(sandbox, '/key'));
    await expectDescribed('get', '/key', await get(sandbox, '/key', 'sk-or-limit-5'));
    await expectDescribed('get', '/credits', await get(sandbox, '/credits', management));
    const activity = await expectDescribed(
      'get',
      '/activity',
      await get(sandbox, '/activity', sandbox.apiKey.replace('sk-or-', 'sk-or-management-')),
    );
    expect(activity).toMatchObject({ data: [{ requests: 2 }] });
  });

  test('POST /embeddings', async () => {
    const sandbox = await testSandbox();
    const model = 'openai/text-embedding-3-small';
    await expectDescribed('post', '/embeddings', await ask(sandbox, '/embeddings', { model, input: ['one', 'two'] }));
    await expectDescribed(
      'post',
      '/embeddings',
      await ask(sandbox, '/embeddings', { model, input: 'one', encoding_format: 'base64' }),
    );
    await expectDescribed(
      'post',
      '/embeddings',
      await ask(sandbox, '/embeddings', { model: 'acme/none', input: 'one' }),
    );
  });

  test.each([
    ['plain', {}],
    ['tools', { tools: [{ type: 'function', ...TOOLS[0]?.function }], tool_choice: 'required' }],
    ['reasoning', { model: 'openai/gpt-5-mini', reasoning: { effort: 'low' } }],
    ['a short cap', { max_output_tokens: 16 }],
  ])('POST /responses, %s', async (_name, more) => {
    const sandbox = await testSandbox();
    const body = { input: 'Weather in Oslo?', ...more };
    await expectDescribed('post', '/responses', await ask(sandbox, '/responses', body));
    await expectDescribedStream('/responses', await ask(sandbox, '/responses', { ...body, stream: true }));
    await expectDescribed('post', '/responses', await ask(sandbox, '/responses', { ...body, store: true }));
  });

  test.each([
    ['plain', {}],
    [
      'tools',
      { tools: [{ name: 'get_weather', input_schema: TOOLS[0]?.function.parameters }], tool_choice: { type: 'any' } },
    ],
    ['thinking', { model: 'anthropic/claude-sonnet-4.5', thinking: { type: 'enabled', budget_tokens: 1024 } }],
    ['a short cap', { max_tokens: 16 }],
  ])('POST /messages, %s', async (_name, more) => {
    const sandbox = await testSandbox();
    const body = { max_tokens: 2000, messages: [{ role: 'user', content: 'Weather in Oslo?' }], ...more };
    await expectDescribed('post', '/messages', await ask(sandbox, '/messages', body));
    await expectDescribedStream('/messages', await ask(sandbox, '/messages', { ...body, stream: true }));
    await expectDescribed('post', '/messages', await ask(sandbox, '/messages', { ...body, model: 'acme/none' }));
  });
});
