import { fork } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { testFolder } from '#db/testing';

const OWNER = { email: 'canary-of-an-address@example.com', password: 'canary-of-a-password' };

/** The product in a process of its own, its standard output where the test says. */
async function serve(stdout: 'pipe' | number, variables: Record<string, string> = {}) {
  const child = fork('lib/http/testing/serve-alone.ts', {
    execArgv: [],
    stdio: ['ignore', stdout, 'pipe', 'ipc'],
    env: {
      LOG_LEVEL: 'debug',
      DATA_DIR: testFolder(),
      PARALLAX_ADMIN_EMAIL: OWNER.email,
      PARALLAX_ADMIN_PASSWORD: OWNER.password,
      ...variables,
    } as unknown as NodeJS.ProcessEnv,
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = child.stdout && text(child.stdout).catch(() => '');
  const complained = child.stderr && text(child.stderr);
  const ended = once(child, 'exit');
  const port = await Promise.race([once(child, 'message').then(([told]) => told as number), ended.then(() => null)]);
  if (port === null) throw new Error(`The server did not start: ${await complained}`);
  const ask = (path: string, body?: unknown, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      ...(body !== undefined && { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }),
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    });
  return {
    child,
    ask,
    end: async () => {
      child.kill('SIGTERM');
      const [code] = await ended;
      return { code, log: `${await said}${await complained}` };
    },
  };
}

it('what is logged holds no prompt, answer, key, session, password or address of a caller, whatever goes wrong', async () => {
  const { ask, end } = await serve('pipe', { PARALLAX_SECRET: 'canary-of-the-secret-of-this-very-installation' });
  const signedIn = await ask('/api/auth/sign-in/email', OWNER);
  expect(signedIn.status).toBe(200);
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const origin = { 'sec-fetch-site': 'same-origin' };
  const made = await ask('/api/keys', { name: 'canary-of-a-name' }, { cookie, ...origin });
  const { key } = (await made.json()) as { key: string };
  expect(key).toMatch(/^plx-/);

  await ask('/api/auth/sign-in/email', { ...OWNER, password: 'canary-of-a-wrong-password' });
  await ask('/api/health?token=canary-of-a-query');
  await ask('/api/keys', '{"name": "canary-of-broken-json', { cookie, ...origin });
  await ask('/api/settings/connections/keys', { key: 'sk-or-v1-canary-of-an-upstream-key' }, { cookie, ...origin });
  await ask(
    '/api/settings/connections/servers',
    { name: 'x', slug: 'x', baseUrl: 'https://user:canary-of-a-url@example.com/v1' },
    { cookie, ...origin },
  );
  await ask('/api/v1/chat/completions', {}, { authorization: 'Bearer plx-canary-of-a-wrong-key' });
  const faults = ['', '500', '502', 'malformed', 'cut', 'html', 'reset', 'empty'].map((fault) =>
    fault ? `[[fault:${fault}]]` : '',
  );
  for (const fault of faults) {
    const body = {
      model: 'openai/gpt-4o-mini',
      stream: true,
      messages: [{ role: 'user', content: `${fault} canary-of-a-prompt` }],
    };
    const answer = await ask('/api/v1/chat/completions', body, {
      authorization: `Bearer ${key}`,
      'x-forwarded-for': '203.0.113.77',
    });
    await answer.text().catch(() => '');
  }
  const { code, log } = await end();
  expect(code).toBe(0);
  const lines = log.trim().split('\n');
  expect(lines.length).toBeGreaterThan(12);
  for (const line of lines) expect(() => JSON.parse(line), line).not.toThrow();
  expect(log).not.toMatch(/canary/);
  for (const secret of [key, cookie.split('=')[1] ?? 'x', '127.0.0.1', '203.0.113.77', 'OPENROUTER'])
    expect(log).not.toContain(secret);
});

it('P5: a reader of the log that went away does not end the process', async () => {
  const { child, ask, end } = await serve('pipe');
  child.stdout?.destroy();
  for (let n = 0; n < 20; n += 1) expect((await ask('/api/me')).status).toBe(401);
  expect((await ask('/api/health')).status).toBe(200);
  expect((await end()).code).toBe(0);
});

it('P5: a log on a full disk does not end the process', async () => {
  const { ask, end } = await serve(openSync('/dev/full', 'w'));
  for (let n = 0; n < 20; n += 1) expect((await ask('/api/me')).status).toBe(401);
  expect((await end()).code).toBe(0);
});
