import { createServer, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { members, sessions } from '#db/schema/auth';
import { findMember } from '#lib/auth/find-member';
import type { Member } from '#lib/auth/role';
import { signedIn, testAuthApp } from '#lib/auth/testing';
import { AppError } from '#lib/errors';
import { answerNodeRoute } from './answer-node-route.ts';
import type { NodeContext, NodeRoute } from './node-route.ts';
import { stampRequest } from './stamp-request.ts';

type TestApp = ReturnType<typeof testAuthApp>;
type Answer = { status: number; headers: Record<string, unknown>; text: string; isWhole: boolean };

/** A real server with one row, and a client that sends exactly the headers it is told to. */
async function serve(app: TestApp, route: NodeRoute<TestApp>) {
  const server = createServer((message, response) => {
    stampRequest(message, app.env);
    const request = { message, response, url: new URL(`http://parallax${message.url}`), params: {} };
    void answerNodeRoute(app, route, request, { recheckMs: 5 });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  const { port } = server.address() as AddressInfo;
  return (headers: Record<string, string> = {}) =>
    new Promise<Answer>((resolve, reject) => {
      const sent = request(
        { port, host: '127.0.0.1', method: route.method, path: '/x?a=1', headers, agent: false },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (chunk) => {
            text += chunk;
          });
          const end = (isWhole: boolean) =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, text, isWhole });
          response.on('end', () => end(true)).on('error', () => end(false));
        },
      );
      sent.on('error', reject).end();
    });
}

type Served = (context: NodeContext<TestApp, Member | null>) => Promise<void>;
type Row = {
  method?: NodeRoute<TestApp>['method'];
  allow?: NodeRoute<TestApp>['allow'];
  because?: string;
  answer: Served;
};

const row = (route: Row) => ({ method: 'GET', path: '/x', allow: 'member', ...route }) as NodeRoute<TestApp>;

test('the guard of the row decides, and the answer gets the principal', async () => {
  const app = testAuthApp();
  const ask = await serve(
    app,
    row({
      answer: async ({ principal, url, response }) =>
        void response.end(JSON.stringify({ who: principal?.name, query: url.search })),
    }),
  );
  const nobody = await ask();
  expect(nobody).toMatchObject({
    status: 401,
    headers: { 'cache-control': 'private, no-store', 'content-type': 'application/json' },
  });
  expect(JSON.parse(nobody.text).error).toMatchObject({
    code: 'unauthenticated',
    requestId: nobody.headers['x-request-id'],
  });

  const viewer = await signedIn(app, 'viewer');
  expect((await ask({ cookie: viewer.headers.get('cookie') ?? '' })).status).toBe(403);
  const member = await signedIn(app, 'member');
  const answered = await ask({ cookie: member.headers.get('cookie') ?? '' });
  expect(JSON.parse(answered.text)).toEqual({ who: 'The member', query: '?a=1' });
  expect(answered.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
});

test('a mutation from another site is refused before anything is looked up', async () => {
  const app = testAuthApp();
  const ask = await serve(app, row({ method: 'POST', answer: async ({ response }) => void response.end('done') }));
  const member = await signedIn(app, 'member');
  const cookie = member.headers.get('cookie') ?? '';
  expect((await ask({ cookie, origin: 'https://evil.example.com' })).status).toBe(403);
  expect((await ask({ cookie })).text).toBe('done');
});

test('open rows and rows for keys are let through without a member', async () => {
  const app = testAuthApp();
  const answer: Served = async ({ principal, response }) => void response.end(String(principal));
  expect((await (await serve(app, row({ allow: 'open', because: 'a test', answer })))()).text).toBe('null');
  expect((await (await serve(app, row({ allow: 'key', answer })))()).text).toBe('null');
});

test('an error before the answer began is the error shape; after that the connection breaks off', async () => {
  const app = testAuthApp();
  const early = await serve(
    app,
    row({
      allow: 'open',
      because: 'a test',
      answer: async () => {
        throw new AppError('rate_limited', 'Wait.', { retryAfterS: 3 });
      },
    }),
  );
  expect(await early()).toMatchObject({
    status: 429,
    headers: { 'retry-after': '3' },
    text: expect.stringContaining('rate_limited'),
  });

  const late = await serve(
    app,
    row({
      allow: 'open',
      because: 'a test',
      answer: async ({ response }) => {
        response.write('half of it');
        await new Promise((resolve) => setImmediate(resolve));
        throw new Error('a secret');
      },
    }),
  );
  expect(await late()).toMatchObject({ status: 200, isWhole: false, text: expect.not.stringContaining('secret') });
});

test('a client cannot say itself where it comes from or what it asked for', async () => {
  const app = testAuthApp();
  const answer: Served = async ({ message, response }) =>
    void response.end(`${message.headers['x-parallax-client']} ${message.headers['x-parallax-path']}`);
  const ask = await serve(app, row({ allow: 'open', because: 'a test', answer }));
  expect((await ask({ 'x-parallax-client': '8.8.8.8', 'X-Parallax-Path': '//evil' })).text).toBe('127.0.0.1 /x?a=1');
});

test.each([
  ['signs out', (app: TestApp) => app.db.orm.delete(sessions).run()],
  ['is disabled', (app: TestApp) => app.db.orm.update(members).set({ disabledAt: new Date() }).run()],
  ['is demoted', (app: TestApp) => app.db.orm.update(members).set({ role: 'viewer' }).run()],
])('a stream that is open ends when its reader %s', async (_, shutOut) => {
  const app = testAuthApp();
  const begun = Promise.withResolvers<ServerResponse>();
  const ask = await serve(
    app,
    row({
      answer: async ({ response }) => {
        response.write('begun');
        begun.resolve(response);
      },
    }),
  );
  const { headers } = await signedIn(app, 'member');
  const answered = ask({ cookie: headers.get('cookie') ?? '' });
  const response = await begun.promise;
  await findMember(app, headers);
  expect(response.writableEnded).toBe(false);
  shutOut(app);
  expect(await answered).toMatchObject({ status: 200, text: 'begun', isWhole: true });
});

test('regression: who is shut out before their answer has begun hears so, and gets no empty success', async () => {
  const app = testAuthApp();
  const looks = vi.spyOn(app.auth.better.api, 'getSession');
  const ask = await serve(
    app,
    row({
      answer: async () => {
        app.db.orm.delete(sessions).run();
        const before = looks.mock.calls.length;
        await vi.waitUntil(() => looks.mock.calls.length > before + 2);
        throw new AppError('unauthenticated', 'Sign in to go on.');
      },
    }),
  );
  const { headers } = await signedIn(app, 'member');
  expect(await ask({ cookie: headers.get('cookie') ?? '' })).toMatchObject({
    status: 401,
    text: expect.stringContaining('Sign in to go on.'),
  });
});
