import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Measured, startProcess } from './start-process.ts';

/** Somebody to send the same requests to. */
export type Peer = {
  readonly name: string;
  readonly process: Measured | null;
  readonly url: string;
  readonly headers: Record<string, string>;
};

const READY = /ready: (\S+)/;
const OWNER = { PARALLAX_ADMIN_EMAIL: 'bench@example.com', PARALLAX_ADMIN_PASSWORD: 'bench-password-1' };

/** Starts upstream, floor, Parallax (built) and Portkey on folders of their own; `stop` ends them and removes the folders. */
export async function startPeers(): Promise<{
  direct: Peer;
  floor: Peer;
  parallax: Peer;
  portkey: Peer;
  stop: () => Promise<void>;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'parallax-bench-'));
  const upstream = await startProcess(['bench/upstream.ts'], { ready: READY });
  const floor = await startProcess(['bench/floor.ts', upstream.url, folder], { ready: READY });
  const parallax = await startParallax(upstream.url, join(folder, 'data'));
  const portkey = await startPortkey(upstream.url, join(folder, 'portkey'));
  return {
    direct: { name: 'direct', process: null, url: upstream.url, headers: {} },
    floor: { name: 'floor', process: floor, url: floor.url, headers: {} },
    parallax,
    portkey,
    stop: async () => {
      await Promise.all([floor.stop(), parallax.process?.stop(), portkey.process?.stop()]);
      await upstream.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** With everything on: authentication, a blocking budget, the durable ledger. */
async function startParallax(upstream: string, dataDir: string): Promise<Peer> {
  const env = {
    ...OWNER,
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    OPENROUTER_API_KEY: 'sk-or-v1-bench',
    OPENROUTER_BASE_URL: upstream,
  };
  const server = await startProcess(['server.ts'], { env, ready: READY });
  const created = execFileSync(process.execPath, ['lib/admin/main.ts', 'create-key', '--name', 'bench', '--json'], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  const { key, id } = JSON.parse(created) as { key: string; id: string };
  await setBudgets(server.url, id);
  return {
    name: 'parallax',
    process: server,
    url: `${server.url}/api/v1`,
    headers: { authorization: `Bearer ${key}` },
  };
}

/** Three nested budgets that block, with room for everything. */
async function setBudgets(origin: string, keyId: string): Promise<void> {
  const json = { 'content-type': 'application/json', origin };
  const account = { email: OWNER.PARALLAX_ADMIN_EMAIL, password: OWNER.PARALLAX_ADMIN_PASSWORD };
  const signedIn = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify(account),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const me = (await (await fetch(`${origin}/api/me`, { headers: { cookie } })).json()) as { member: { id: string } };
  const scopes = [{ scope: 'team' }, { scope: 'member', scopeId: me.member.id }, { scope: 'key', scopeId: keyId }];
  for (const scope of scopes) {
    const body = JSON.stringify({ ...scope, period: 'month', limit: '100000', isBlocking: true });
    const response = await fetch(`${origin}/api/budgets`, { method: 'POST', headers: { ...json, cookie }, body });
    if (!response.ok) throw new Error(`A budget was refused: ${await response.text()}`);
  }
}

/** Fetched into a temporary folder, never a dependency. Without these two versions its streams answer 500. */
async function startPortkey(upstream: string, folder: string): Promise<Peer> {
  execFileSync('mkdir', ['-p', folder]);
  const dependencies = { '@portkey-ai/gateway': '1.15.2', hono: '4.9.7', '@hono/node-server': '1.3.3' };
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, dependencies, overrides: { hono: '4.9.7', '@hono/node-server': '1.3.3' } }),
  );
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/v1`;
  const process_ = await startProcess(
    [join(folder, 'node_modules/@portkey-ai/gateway/build/start-server.js'), `--port=${port}`, '--headless'],
    { cwd: folder, ready: /(ready|running|listening|Gateway)/i, url },
  );
  const headers = {
    'x-portkey-provider': 'openai',
    'x-portkey-custom-host': upstream,
    authorization: 'Bearer sk-bench',
  };
  return { name: 'portkey', process: process_, url, headers };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
