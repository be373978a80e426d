import { request as httpRequest } from 'node:http';
import { describe, expect, it } from 'vitest';
import { calls } from '#db/schema/ledger';
import { addBudget } from '#lib/budgets/testing';
import { HELLO, testDoor, testDoorBefore } from './testing.ts';

const rows = (app: Awaited<ReturnType<typeof testDoor>>['app']) => app.db.orm.select().from(calls).all();

describe('an answer in one piece', () => {
  it('has the upstream’s bytes and status, and says what it cost and where it is in the ledger', async () => {
    const { app, ask, keyId, sandbox } = await testDoor();
    const response = await ask('/chat/completions', { body: HELLO });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      object: 'chat.completion',
      choices: [{ message: { content: '17 * 23 = **391**' } }],
    });
    const [generation] = sandbox.generations();
    const { headers } = response;
    expect(headers.get('x-generation-id')).toBe(generation?.id);
    expect(Number(headers.get('x-parallax-overhead-ms'))).toBeGreaterThan(0);
    await expect.poll(() => rows(app)[0]?.state).toBe('settled');
    expect(rows(app)).toMatchObject([
      {
        id: headers.get('x-parallax-call-id'),
        keyId,
        keyName: 'Tests',
        memberId: 'ada',
        purpose: 'api',
        costDigits: generation?.cost,
      },
    ]);
    expect(Number(headers.get('x-parallax-cost'))).toBeCloseTo(Number(generation?.cost), 9);
  });

  it('names the program in the ledger by its title, and sends the title on in letters that a header has', async () => {
    const seen: unknown[] = [];
    const { app, ask } = await testDoorBefore((request, response) => {
      if (request.method === 'POST') seen.push(request.headers);
      response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":{"message":"no","code":400}}');
    });
    const title = Buffer.from(`Zoë’s ${'x'.repeat(200)}\u202e`, 'utf8').toString('latin1');
    await ask('/chat/completions', {
      body: HELLO,
      headers: { 'x-title': title, 'http-referer': 'https://example.com' },
    });
    await ask('/chat/completions', { body: HELLO, headers: { 'http-referer': 'https://example.com/app' } });
    await ask('/chat/completions', {
      body: HELLO,
      headers: { 'x-openrouter-title': 'One', 'x-title': 'Two', 'x-secret': 'no' },
    });
    expect(rows(app).map(({ app: name }) => name)).toEqual([
      `Zoë’s ${'x'.repeat(94)}`,
      'https://example.com/app',
      'One',
    ]);
    expect(seen[0]).toMatchObject({
      'x-title': expect.stringMatching(/^Zo\S+s x+$/),
      'http-referer': 'https://example.com',
    });
    expect(seen[2]).not.toHaveProperty('x-secret');
    expect(seen[2]).toMatchObject({ authorization: 'Bearer sk-or-v1-canary' });
  });
});

describe('a stream', () => {
  it('passes byte for byte, its status first', async () => {
    const events =
      ': OPENROUTER PROCESSING\r\n\r\ndata: {"id":"gen-1","choices":[{"delta":{"content":"Grüße"}}]}\r\n\r\ndata: {"id":"gen-1","choices":[{"delta":{},"finish_reason":"stop"}],"usage":{"cost":0.1}}\n\ndata: [DONE]\n\n';
    const bytes = Buffer.from(events);
    const { ask } = await testDoorBefore(async (_request, response) => {
      response.writeHead(200, {
        'content-type': 'text/event-stream',
        'x-generation-id': 'gen-1',
        'x-openrouter-cache-status': 'MISS',
        'set-cookie': 'a=b',
      });
      for (const byte of bytes) {
        response.write(Buffer.of(byte));
        await new Promise((resolve) => setImmediate(resolve));
      }
      response.end();
    });
    const response = await ask('/chat/completions', { body: { ...HELLO, stream: true } });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('x-openrouter-cache-status')).toBe('MISS');
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('cut in the middle of an event ends with an error event and no [DONE]', async () => {
    const { app, ask } = await testDoorBefore((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'x-generation-id': 'gen-1' });
      response.write('data: {"id":"gen-1","choices":[{"delta":{"content":"Hel"}}]}\n\ndata: {"id":"gen', () =>
        response.destroy(),
      );
    });
    const text = await (await ask('/chat/completions', { body: { ...HELLO, stream: true } })).text();
    const events = text.split('\n\n').filter(Boolean);
    expect(events).toHaveLength(2);
    expect(JSON.parse(events[1]?.slice(6) ?? '')).toMatchObject({
      error: { code: 502, type: 'server_error', param: null, metadata: { code: 'upstream_failed' } },
      choices: [{ finish_reason: 'error' }],
    });
    await expect.poll(() => rows(app)[0]?.ending).toBe('broke');
  });

  it('whose upstream itself tells an error is passed on as it is', async () => {
    const told = 'data: {"id":"gen-1","error":{"code":502,"message":"gone"},"choices":[]}\n\n';
    const { ask } = await testDoorBefore((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(`data: {"id":"gen-1","choices":[{"delta":{"content":"Hel"}}]}\n\n${told}`);
    });
    const text = await (await ask('/chat/completions', { body: { ...HELLO, stream: true } })).text();
    expect(text.endsWith(told)).toBe(true);
    expect(text.match(/"error"/g)).toHaveLength(1);
  });

  it('of a client who leaves is let go upstream', async () => {
    let open = 0;
    const { app, ask } = await testDoorBefore((request, response) => {
      if (request.method !== 'POST') return void response.writeHead(404).end();
      open += 1;
      response.on('close', () => {
        open -= 1;
      });
      response.writeHead(200, { 'content-type': 'text/event-stream', 'x-generation-id': 'gen-1' });
      response.write('data: {"id":"gen-1","choices":[{"delta":{"content":"Hel"}}]}\n\n');
    });
    const controller = new AbortController();
    const response = await ask('/chat/completions', { body: { ...HELLO, stream: true }, signal: controller.signal });
    await response.body?.getReader().read();
    expect(open).toBe(1);
    const leftAt = performance.now();
    controller.abort();
    await expect.poll(() => open, { interval: 10 }).toBe(0);
    expect(performance.now() - leftAt).toBeLessThan(1000);
    await expect.poll(() => rows(app)[0]?.state).toBe('unsettled');
  });

  it('of a key that is disabled meanwhile is broken off within five seconds', async () => {
    let open = 0;
    const { app, ask, keyId } = await testDoorBefore((request, response) => {
      if (request.method !== 'POST') return void response.writeHead(404).end();
      open += 1;
      response.on('close', () => {
        open -= 1;
      });
      response.writeHead(200, { 'content-type': 'text/event-stream', 'x-generation-id': 'gen-1' });
      response.write('data: {"id":"gen-1","choices":[{"delta":{"content":"Hel"}}]}\n\n');
    });
    const response = await ask('/chat/completions', { body: { ...HELLO, stream: true } });
    app.db.client.prepare('update keys set disabled_at = 1 where id = ?').run(keyId);
    await expect(response.text()).rejects.toThrow('terminated');
    await expect.poll(() => open).toBe(0);
    expect((await ask('/chat/completions', { body: HELLO })).status).toBe(401);
  });

  it('that never began is let go upstream too', async () => {
    let open = 0;
    const { ask } = await testDoorBefore((request, response) => {
      if (request.method !== 'POST') return void response.writeHead(404).end();
      open += 1;
      response.on('close', () => {
        open -= 1;
      });
    });
    const controller = new AbortController();
    const asked = ask('/chat/completions', { body: { ...HELLO, stream: true }, signal: controller.signal });
    await expect.poll(() => open).toBe(1);
    controller.abort();
    await expect(asked).rejects.toThrow('abort');
    await expect.poll(() => open).toBe(0);
  });
});

describe('refusals', () => {
  it.each([
    ['no key', { headers: { authorization: '' } }, 401, 'authentication_error', 'unauthenticated'],
    ['no JSON', { body: '{"model":' }, 400, 'invalid_request_error', 'invalid_request'],
    ['a list', { body: '[]' }, 400, 'invalid_request_error', 'invalid_request'],
    [
      'no UTF-8',
      { body: undefined, bytes: Buffer.from([0x7b, 0xff, 0x7d]) },
      400,
      'invalid_request_error',
      'invalid_request',
    ],
    ['no model', { body: { messages: [] } }, 400, 'invalid_request_error', 'invalid_request'],
    ['an unknown model', { body: { ...HELLO, model: 'acme/none' } }, 404, 'not_found_error', 'unknown_model'],
    [
      'what the upstream does not take',
      { body: { ...HELLO, messages: [] } },
      400,
      'invalid_request_error',
      'upstream_failed',
    ],
  ])('%s', async (_, init, status, type, code) => {
    const { ask, sandbox } = await testDoor();
    const { bytes, ...asked } = { bytes: undefined, body: HELLO as unknown, headers: {}, ...init };
    const response = await ask('/chat/completions', {
      ...asked,
      method: 'POST',
      ...(bytes && { body: undefined }),
      ...(bytes && ({ body: bytes } as object)),
    });
    expect(response.status).toBe(status);
    expect(response.headers.get('x-should-retry')).toBe('false');
    expect(await response.json()).toMatchObject({
      error: {
        code: status,
        type,
        message: expect.stringMatching(/\w+/),
        metadata: { code, requestId: response.headers.get('x-request-id') },
      },
    });
    expect(sandbox.generations()).toEqual([]);
  });

  it('a body over 20 MiB is refused, declared or not, never cut', async () => {
    const { ask, sandbox, origin, key } = await testDoor();
    const big = JSON.stringify({ ...HELLO, padding: 'x'.repeat(20 * 2 ** 20) });
    const response = await ask('/chat/completions', { body: big });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: { code: 413, metadata: { code: 'payload_too_large' } } });
    const status = await new Promise((resolve, reject) => {
      const request = httpRequest(
        `${origin}/api/v1/chat/completions`,
        { method: 'POST', headers: { authorization: `Bearer ${key}` } },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        },
      );
      request.on('error', reject);
      request.end(big);
    });
    expect(status).toBe(413);
    expect(sandbox.requestCount('POST /chat/completions')).toBe(0);
    const nearly = await ask('/chat/completions', { body: { ...HELLO, padding: 'x'.repeat(19 * 2 ** 20) } });
    expect(nearly.status).toBe(200);
  });

  it('a spent budget says 402 and not to try again, one held by calls in flight says when', async () => {
    const { app, ask, sandbox } = await testDoor();
    addBudget(app.db, { limitNano: 1 });
    const spent = await ask('/chat/completions', { body: HELLO });
    expect([spent.status, spent.headers.get('x-should-retry')]).toEqual([402, 'false']);
    expect(await spent.json()).toMatchObject({
      error: { type: 'insufficient_quota', metadata: { code: 'budget_exceeded', limit: '0.000000001' } },
    });
    app.db.client.prepare('update budgets set limit_nano = 10000000').run();
    expect((await ask('/chat/completions', { body: HELLO })).status).toBe(200);
    app.db.client.prepare('update budget_windows set held_nano = 9990000').run();
    const held = await ask('/chat/completions', { body: HELLO });
    expect([held.status, held.headers.get('retry-after'), held.headers.get('x-should-retry')]).toEqual([
      429,
      '2',
      null,
    ]);
    expect(sandbox.requestCount('POST /chat/completions')).toBe(1);
  });

  it('what the key may not do is said before the upstream is asked', async () => {
    const { ask, issue, sandbox } = await testDoor();
    const limited = await issue({ models: ['anthropic/*'], requestsPerMinute: 1 });
    const managing = await issue({ isManagement: true });
    const as = async (key: string, model = HELLO.model) => {
      const response = await ask('/chat/completions', {
        body: { ...HELLO, model },
        headers: { 'x-api-key': key, authorization: '' },
      });
      const { error } = (await response.json()) as { error?: { message: string } };
      return `${response.status} ${response.headers.get('retry-after') === null ? '' : 'later '}${error?.message ?? 'ok'}`;
    };
    expect(await as(managing.key)).toMatch(/^403 A management key/);
    expect(await as(limited.key)).toMatch(/^403 This key may not call openai\/gpt-4o-mini/);
    expect(await as(limited.key, 'anthropic/claude-haiku-4.5')).toMatch(/ok$/);
    expect(await as(limited.key, 'anthropic/claude-haiku-4.5')).toMatch(
      /^429 later This key may send 1 requests a minute/,
    );
    expect(sandbox.requestCount('POST /chat/completions')).toBe(1);
  });

  it('anything else under /api/v1 is a 404 in the same shape', async () => {
    const { ask } = await testDoor();
    const response = await ask('/nothing/here', { body: {} });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      error: { code: 404, type: 'not_found_error', message: expect.stringContaining('POST /api/v1/nothing/here') },
    });
  });
});
