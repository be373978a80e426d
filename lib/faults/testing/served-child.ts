import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import type { Sandbox } from '#lib/sandbox/start-sandbox';

const OWNER = { email: 'ada@example.com', password: 'analytical engine' };

type Place = {
  readonly folder: string;
  readonly sandbox: Sandbox;
  /** Shell text to run before the server takes the shell's place: limits, mounts. */
  readonly before?: string;
  readonly inNamespace?: boolean;
};

/** The product in a process of its own, for faults of the system around it. */
export async function servedChild({ folder, sandbox, before = 'true', inNamespace = false }: Place) {
  const shell = ['bash', '-c', `${before} && exec "$NODE" lib/http/testing/serve-alone.ts`];
  const [command = '', ...args] = inNamespace ? ['unshare', '-Urm', ...shell] : shell;
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      PATH: '/usr/local/bin:/usr/bin:/bin',
      NODE: process.execPath,
      DATA_DIR: folder,
      LOG_LEVEL: 'warn',
      OPENROUTER_BASE_URL: sandbox.url,
      OPENROUTER_API_KEY: sandbox.apiKey,
      PARALLAX_ADMIN_EMAIL: OWNER.email,
      PARALLAX_ADMIN_PASSWORD: OWNER.password,
    } as unknown as NodeJS.ProcessEnv,
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = Promise.all([text(child.stdout as NodeJS.ReadableStream), text(child.stderr as NodeJS.ReadableStream)]);
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const port = await Promise.race([once(child, 'message').then(([told]) => told as number), ended.then(() => null)]);
  if (port === null) throw new Error(`The server did not start: ${(await said).join('\n')}`);
  const ask = (path: string, body?: unknown, headers: Record<string, string> = {}, signal?: AbortSignal) =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(signal && { signal }),
    });
  return { child, pid: pidOf(child), ask, ended, output: async () => (await said).join('\n'), key: await makeKey(ask) };
}

function pidOf({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error('The process has no id');
  return pid;
}

async function makeKey(ask: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>) {
  const signedIn = await ask('/api/auth/sign-in/email', OWNER);
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const made = await ask('/api/keys', { name: 'Tests' }, { cookie, 'sec-fetch-site': 'same-origin' });
  const { key } = (await made.json()) as { key: string };
  return { authorization: `Bearer ${key}` };
}
