import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { testFolder } from '#db/testing';
import type { App } from '#lib/app';
import type { Role } from '#lib/auth/principal';
import { readEnv } from '#lib/env';
import { DISPATCH } from '#lib/http/dispatch';
import { toListener } from '#lib/http/to-listener';
import { createKey } from '#lib/keys/create-key';
import { addMember } from '#lib/keys/testing';
import { openApp } from '#lib/open-app';
import { testSandbox } from '#lib/sandbox/testing';

export const MODEL = 'openai/gpt-4o-mini';
export const HELLO = { model: MODEL, messages: [{ role: 'user' as const, content: 'What is 17 * 23?' }] };

/** Parallax as programs see it: the whole container behind the one port, on a sandbox of the test's own. */
export async function testDoor(listen: (app: App) => RequestListener = byNode) {
  const sandbox = await testSandbox();
  const door = await openDoor({ url: sandbox.url, apiKey: sandbox.apiKey }, listen);
  return { ...door, sandbox };
}

/** The same in front of an upstream that does what the script says. */
export async function testDoorBefore(upstream: RequestListener, listen: (app: App) => RequestListener = byNode) {
  const url = await listening(upstream);
  return openDoor({ url: `${url}/api/v1`, apiKey: 'sk-or-v1-canary' }, listen);
}

async function openDoor({ url, apiKey }: { url: string; apiKey: string }, listen: (app: App) => RequestListener) {
  const variables = {
    LOG_LEVEL: 'silent',
    DATA_DIR: testFolder(),
    OPENROUTER_BASE_URL: url,
    OPENROUTER_API_KEY: apiKey,
  };
  const app = await openApp(readEnv(variables));
  onTestFinished(() => app.close());
  const origin = await listening(listen(app));
  const maker = addMember(app.db, 'ada', 'owner');
  const issue = async (limits: Record<string, unknown> = {}, role: Role | null = null) => {
    const member = role === null ? maker : addMember(app.db, `${role}-${crypto.randomUUID()}`, role);
    const { key, view } = await createKey(app, member, { name: 'Tests', ...limits });
    return { key, id: view.id };
  };
  const { key, id: keyId } = await issue();

  /** A request with the first key; `body` is sent as JSON. */
  const ask = (path: string, { body, headers, ...init }: Omit<RequestInit, 'body'> & { body?: unknown } = {}) =>
    fetch(`${origin}/api/v1${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      ...init,
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        ...(headers as Record<string, string>),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  return { app, origin, baseURL: `${origin}/api/v1`, key, keyId, issue, maker, ask };
}

function byNode(app: App): RequestListener {
  return toListener(app, DISPATCH, { guest: () => null, isDev: false });
}

async function listening(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
