import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { testFolder } from '#db/testing';
import { type App, install } from '#lib/app';
import { createMember } from '#lib/auth/create-member';
import type { Role } from '#lib/auth/principal';
import { PASSWORD } from '#lib/auth/testing';
import { readEnv } from '#lib/env';
import { DISPATCH } from '#lib/http/dispatch';
import { findUnguarded } from '#lib/http/find-unguarded';
import { toListener } from '#lib/http/to-listener';
import { newId } from '#lib/ids';
import { openApp } from '#lib/open-app';
import { testSandbox } from '#lib/sandbox/testing';
import { type Caller, emailOf, makeCallers } from './callers.ts';
import { nextGuest } from './next-guest.ts';

export type Sent = { body?: unknown; headers?: Record<string, string>; signal?: AbortSignal };

export type Answer = { status: number; headers: Headers; text: string };

export type World = Awaited<ReturnType<typeof openWorld>>;

/** An answer that never comes is to be named, not waited for. */
const MOST_MS = 10_000;

/**
 * The whole product behind its one listener, without the pages: a real database, real sessions and keys, an upstream, and a
 * server of somebody's that has one model and takes what it is told. `door` chooses who answers under /api/v1: our own table,
 * or Next's route handler.
 */
export async function openWorld({
  door = 'node',
  variables = {},
}: {
  door?: 'node' | 'next';
  variables?: Record<string, string>;
} = {}) {
  const sandbox = await testSandbox();
  const server = await listening(aServerOfTheirs);
  const env = readEnv({
    LOG_LEVEL: 'silent',
    // What a title changes comes when it comes.
    PARALLAX_TITLE_MODEL: 'off',
    DATA_DIR: testFolder(),
    OPENROUTER_BASE_URL: sandbox.url,
    OPENROUTER_API_KEY: sandbox.apiKey,
    PARALLAX_PRIVATE_ORIGINS: server,
    ...variables,
  });
  const app = await openApp(env);
  install(app);
  onTestFinished(async () => {
    install(undefined as unknown as App);
    await app.close();
  });
  const { routes } = await findUnguarded(join(process.cwd(), 'app'), []);
  const table = DISPATCH.filter(({ path }) => door === 'node' || !path.startsWith('/api/v1/'));
  const origin = await listening(toListener(app, table, { guest: () => nextGuest(routes), isDev: false }));

  const ask = async (method: string, path: string, { body, headers, signal }: Sent = {}): Promise<Answer> => {
    const response = await fetch(`${origin}${path}`, {
      method,
      redirect: 'manual',
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: signal ?? AbortSignal.timeout(MOST_MS),
    });
    // A stream of events ends only when it is left.
    const isEndless = response.headers.get('content-type')?.startsWith('text/event-stream') && method === 'GET';
    if (isEndless) await response.body?.cancel();
    return { status: response.status, headers: response.headers, text: isEndless ? '' : await response.text() };
  };

  const signIn = async (email: string, password = PASSWORD) => {
    const { status, text, headers } = await ask('POST', '/api/auth/sign-in/email', { body: { email, password } });
    if (status !== 200) throw new Error(`Signing in was answered ${status}: ${text}`);
    return headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  };
  const callers = await makeCallers(app, signIn);

  return {
    ...callers,
    app,
    origin,
    server,
    sandbox,
    routes,
    ask,
    /** Somebody else of the same kind, for rows that end a session; who has none is who they were. */
    twinOf: async (caller: Caller): Promise<Record<string, string>> => {
      const role = caller === 'other' ? 'member' : caller;
      if (!isRole(role)) return callers.headers[caller];
      const email = emailOf(`twin-${newId()}`);
      await createMember(app, role, { name: 'A twin', email, password: PASSWORD });
      return { cookie: await signIn(email) };
    },
    /** Makes something as a caller who may. @throws Error when it is refused. */
    make: async <T>(caller: Caller, method: string, path: string, body?: unknown, headers = {}): Promise<T> => {
      const answer = await ask(method, path, { body, headers: { ...callers.headers[caller], ...headers } });
      if (answer.status >= 300) throw new Error(`${method} ${path} was answered ${answer.status}: ${answer.text}`);
      return (answer.text === '' ? null : JSON.parse(answer.text)) as T;
    },
  };
}

function isRole(caller: string): caller is Role {
  return /^(?:viewer|member|admin|owner)$/.test(caller);
}

const aServerOfTheirs: RequestListener = (message, response) => {
  message.resume();
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ object: 'list', data: [{ id: 'llama' }] }));
};

async function listening(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
