import { Writable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { members } from '#db/schema/auth';
import { type App, install } from '#lib/app';
import { signedIn, testAuthApp } from '#lib/auth/testing';
import { AppError } from '#lib/errors';
import { accepted, created, noContent } from './answer.ts';
import { route } from './route.ts';

type Answer = ReturnType<typeof route>;

const ANYBODY = route('open', () => ({}));

/** Installs a container with accounts, and what it logs. */
function open(variables: Record<string, string> = {}) {
  const lines: string[] = [];
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  const app = { ...testAuthApp(variables), log: pino(sink) };
  install(app as unknown as App);
  onTestFinished(() => install(undefined as unknown as App));
  return { app, lines };
}

async function ask(answer: Answer, init: RequestInit & { path?: string; params?: Record<string, string> } = {}) {
  const { path = '/api/things', params = {}, ...rest } = init;
  const request = new Request(`http://localhost:3000${path}`, rest as RequestInit);
  const response = await answer(request, { params: Promise.resolve(params) });
  const text = await response.text();
  return { response, status: response.status, text, json: text.startsWith('{') ? JSON.parse(text) : null };
}

const post = (body: unknown, headers: Record<string, string> = {}) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', host: 'localhost:3000', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

test('a value is JSON with 200, never cached, with a request id', async () => {
  open();
  const { response, json } = await ask(route('open', () => ({ answer: 42 })));
  expect(response.status).toBe(200);
  expect(json).toEqual({ answer: 42 });
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(response.headers.get('cache-control')).toBe('private, no-store');
  expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
});

test('created, accepted, noContent and a raw Response say otherwise', async () => {
  open();
  expect(await ask(route('open', () => created({ id: 1 })))).toMatchObject({ status: 201, json: { id: 1 } });
  expect(await ask(route('open', () => accepted({ id: 1 })))).toMatchObject({ status: 202, json: { id: 1 } });
  expect(await ask(route('open', () => noContent()))).toMatchObject({ status: 204, text: '' });
  const csv = route(
    'open',
    () => new Response('a,b', { headers: { 'content-type': 'text/csv', 'cache-control': 'no-cache' } }),
  );
  const { response, text } = await ask(csv);
  expect(text).toBe('a,b');
  expect(response.headers.get('content-type')).toBe('text/csv');
  expect(response.headers.get('cache-control')).toBe('no-cache');
  expect(response.headers.has('x-request-id')).toBe(true);
});

test('every cookie of a raw Response is kept', async () => {
  open();
  const headers: [string, string][] = [
    ['set-cookie', 'a=1; Path=/'],
    ['set-cookie', 'b=2; Path=/'],
  ];
  const { response } = await ask(route('open', () => new Response(null, { headers })));
  expect(response.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; Path=/']);
});

test('who is not signed in, or may too little, does not reach the handler', async () => {
  const { app } = open();
  let isReached = false;
  const answer = route('admin', ({ principal }) => {
    isReached = true;
    return { role: principal.role };
  });
  expect(await ask(answer)).toMatchObject({ status: 401, json: { error: { code: 'unauthenticated' } } });
  const member = await signedIn(app, 'member');
  expect(await ask(answer, { headers: member.headers })).toMatchObject({
    status: 403,
    json: { error: { code: 'forbidden' } },
  });
  expect(isReached).toBe(false);
  const owner = await signedIn(app, 'owner');
  expect(await ask(answer, { headers: owner.headers })).toMatchObject({ status: 200, json: { role: 'owner' } });
});

test('params, query and body arrive, parsed by their schemas', async () => {
  open();
  const shape = { body: z.object({ title: z.string() }), query: z.object({ limit: z.coerce.number().int() }) };
  const answer = route('open', shape, ({ params, query, body }) => ({
    id: params.id,
    limit: query.limit + 1,
    title: body.title,
  }));
  const init = { ...post({ title: 'Hello' }), path: '/api/things?limit=4', params: { id: 'x' } };
  expect((await ask(answer, init)).json).toEqual({ id: 'x', limit: 5, title: 'Hello' });
});

test.each([
  [{ title: 1 }, '', 'title'],
  [{}, '', 'title'],
  [{ title: 'x', ownerId: 'me' }, '', 'ownerId'],
  ['{"title":"x","__proto__":{"isAdmin":true}}', '', '__proto__'],
  [{ title: 'x' }, '?limit=many', 'limit'],
  [{ title: 'x' }, '?limit=1&limit=2', 'limit'],
  [{ title: 'x' }, '?limit=1&sort=up', 'sort'],
  [{ title: 'x' }, '?limit=1&__proto__=1', '__proto__'],
])('the input %j%s is refused, naming %s', async (body, search, field) => {
  open();
  const shape = { body: z.object({ title: z.string() }), query: z.object({ limit: z.coerce.number().optional() }) };
  const { status, json } = await ask(
    route('open', shape, () => ({})),
    { ...post(body), path: `/api/things${search}` },
  );
  expect(status).toBe(400);
  expect(json.error).toMatchObject({ code: 'invalid_request', field });
  expect(json.error.message).toContain(`“${field}”`);
});

type Sent = { body: string | Uint8Array<ArrayBuffer>; headers?: Record<string, string>; status: number };

test.each<[string, Sent]>([
  ['not JSON', { body: '{"a":', status: 400 }],
  ['not UTF-8', { body: new Uint8Array([0x22, 0xff, 0x22]), status: 400 }],
  ['very deep', { body: '['.repeat(500_000), status: 400 }],
  ['a form', { body: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' }, status: 400 }],
  ['JSON called text', { body: '{"a":1}', headers: { 'content-type': 'text/plain' }, status: 400 }],
  ['too large', { body: `"${'x'.repeat(2 ** 20)}"`, status: 413 }],
])('a body that is %s is refused', async (_, { body, status, headers = { 'content-type': 'application/json' } }) => {
  open();
  const answer = await ask(
    route('open', ({ body: read }) => ({ read: typeof read })),
    { method: 'POST', headers, body },
  );
  expect(answer.status).toBe(status);
  expect(answer.json.error.message).toMatch(/body/);
});

test('a body that does not say its length is cut off at the limit, not read on', async () => {
  open();
  let pulled = 0;
  const body = new ReadableStream({
    pull: (controller) => {
      pulled += 1;
      controller.enqueue(new Uint8Array(2 ** 18));
    },
  });
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body, duplex: 'half' } as RequestInit;
  expect((await ask(ANYBODY, init)).status).toBe(413);
  expect(pulled).toBeLessThan(10);
});

test('a route that says so takes more', async () => {
  open();
  const answer = route('open', { maxBytes: 20 * 2 ** 20 }, ({ body }) => ({ length: String(body).length }));
  expect((await ask(answer, post(JSON.stringify('x'.repeat(5_000_000))))).json).toEqual({ length: 5_000_000 });
});

test('an error of ours keeps its code, status, field, details and Retry-After', async () => {
  const { lines } = open();
  const { response, json } = await ask(
    route('open', () => {
      throw new AppError('budget_held', 'Wait.', {
        retryAfterS: 1.2,
        field: 'model',
        callId: 'c1',
        code: 'forged',
        requestId: 'forged',
      });
    }),
  );
  expect(response.status).toBe(429);
  expect(response.headers.get('retry-after')).toBe('2');
  const requestId = response.headers.get('x-request-id');
  expect(json).toEqual({
    error: { code: 'budget_held', message: 'Wait.', field: 'model', callId: 'c1', retryAfterS: 1.2, requestId },
  });
  expect(lines).toEqual([]);
});

test('an unknown error says its request id and nothing else; the log has the stack once, without the message', async () => {
  const { lines } = open();
  const cause = new Error('sk-or-v1-secret in a cause');
  const { status, json, text } = await ask(
    route('open', () => {
      throw Object.assign(new Error('insert failed, params: my prompt', { cause }), {
        code: 'SQLITE_MISMATCH',
        params: ['my prompt'],
      });
    }),
    { method: 'POST', path: '/api/things?q=my+prompt' },
  );
  expect(status).toBe(500);
  expect(json.error).toMatchObject({ code: 'internal' });
  expect(json.error.message).toContain(json.error.requestId);
  expect(text).not.toMatch(/insert|prompt|SQLITE/);
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    requestId: json.error.requestId,
    method: 'POST',
    path: '/api/things',
    failure: { name: 'Error', code: 'SQLITE_MISMATCH', frames: expect.stringContaining('route.test.ts') },
  });
  expect(lines[0]).not.toMatch(/my prompt|sk-or/);
});

test.each([
  ['a page of ours', { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:3000' }, 200],
  [
    'a page of ours, behind a proxy that renames the host',
    { 'sec-fetch-site': 'same-origin', origin: 'https://parallax.example.com' },
    200,
  ],
  ['a page of ours on plain http, where browsers send no Sec-Fetch-Site', { origin: 'http://localhost:3000' }, 200],
  ['a program', {}, 200],
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example.com' }, 403],
  ['another site on plain http', { origin: 'http://evil.example.com' }, 403],
  ['another port of this host', { 'sec-fetch-site': 'same-site', origin: 'http://localhost:4000' }, 403],
  ['another port of this host on plain http', { origin: 'http://localhost:4000' }, 403],
  ['a sandboxed frame', { origin: 'null' }, 403],
  [
    'a cross-site request that claims our origin',
    { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:3000' },
    403,
  ],
  ['an origin that is no address', { origin: 'localhost:3000' }, 403],
])('a mutation by %s', async (_, headers, status) => {
  open();
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    const init = { method, headers: { host: 'localhost:3000', ...headers } };
    expect(await ask(ANYBODY, init)).toMatchObject({ status });
  }
});

test('PUBLIC_URL is an origin of ours whatever the host', async () => {
  open({ PUBLIC_URL: 'https://parallax.example.com' });
  const from = (origin: string) => ask(ANYBODY, { method: 'POST', headers: { host: '10.0.0.5:3000', origin } });
  expect((await from('https://parallax.example.com')).status).toBe(200);
  expect((await from('https://parallax.example.com.evil.com')).status).toBe(403);
});

test('reading is not a mutation: another site may link to us, but sees nothing', async () => {
  open();
  const { response } = await ask(ANYBODY, { headers: { 'sec-fetch-site': 'cross-site' } });
  expect(response.status).toBe(200);
  expect(response.headers.has('access-control-allow-origin')).toBe(false);
});

test('regression: who is shut out while their body is on its way changes nothing', async () => {
  const { app } = open();
  let isReached = false;
  const change = route('admin', () => {
    isReached = true;
    return {};
  });
  const shutOut: Record<string, (id: string) => void> = {
    forbidden: (id) => app.db.orm.update(members).set({ role: 'member' }).where(eq(members.id, id)).run(),
    unauthenticated: (id) => app.db.orm.update(members).set({ disabledAt: new Date() }).where(eq(members.id, id)).run(),
  };
  for (const [code, happen] of Object.entries(shutOut)) {
    const { id, headers } = await signedIn(app, 'admin', `${code}@example.com`);
    const body = new ReadableStream(
      {
        pull: (controller) => {
          happen(id);
          controller.enqueue(Buffer.from('{}'));
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    const sent = { ...post({}, { cookie: headers.get('cookie') ?? '' }), body, duplex: 'half' } as RequestInit;
    expect((await ask(change, sent)).json.error.code).toBe(code);
  }
  expect(isReached).toBe(false);
});
