import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import Database from 'better-sqlite3';
import type { ConversationView } from '#lib/conversations/view';
import { signInByHttp } from './http-member.ts';
import { OWNER, startServer } from './start-server.ts';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parallax-start-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a server that must not start says, on one line. */
async function refusalOf(dataDir: string, env: Record<string, string> = {}): Promise<string> {
  const error: unknown = await startServer(dataDir, env).then(
    (server) => server.end('SIGKILL'),
    (reason: unknown) => reason,
  );
  const output = error instanceof Error ? error.message : 'it started';
  return output.split('\n').find((line) => line.includes('Parallax did not start.')) ?? output;
}

const databaseOf = (dataDir: string) => readFileSync(join(dataDir, 'parallax.db')).toString('latin1');

test('starts, keeps its secret to itself, and ends with 0 on SIGTERM and SIGINT', async () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const server = await startServer(folder);
    expect(await (await fetch(`${server.origin}/api/health`)).json()).toEqual({ status: 'up' });
    expect(await server.end(signal)).toEqual({ code: 0, signal: null });
  }
  expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
});

test('P2: SIGTERM lets a running answer finish', async () => {
  const server = await startServer(folder);
  const member = await signInByHttp(server.origin, OWNER);
  const conversation = await member.send<ConversationView>('POST', '/api/conversations', {
    models: ['openai/gpt-4o-mini'],
  });
  let isStreaming = () => {};
  const streaming = new Promise<void>((resolve) => {
    isStreaming = resolve;
  });
  const ended = member.follow(
    conversation,
    (event) => event.type === 'chunk' && event.chunk.type === 'text-delta' && isStreaming(),
  );
  await member.send('POST', `/api/conversations/${conversation.id}/turns`, {
    id: randomUUID(),
    text: 'Say something short about the sea.',
  });
  await streaming;
  expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
  await ended;
  const ledger = new Database(join(folder, 'parallax.db'), { readonly: true });
  expect(ledger.prepare('select state from runs').pluck().all()).toEqual(['finished']);
  expect(ledger.prepare("select state, cost_nano > 0 as is_charged from calls where purpose = 'chat'").all()).toEqual([
    { state: 'settled', is_charged: 1 },
  ]);
  ledger.close();
});

test('refuses a taken port in one sentence', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => holder.once('listening', resolve));
  const { port } = holder.address() as { port: number };
  expect(await refusalOf(folder, { PORT: String(port) })).toBe(
    `Parallax did not start. Port ${port} is taken; stop what listens there, or choose another PORT.`,
  );
  holder.close();
});

test('P7: refuses a second server on the same data, and the first goes on', async () => {
  const first = await startServer(folder);
  expect(await refusalOf(folder)).toMatch(
    /^Parallax did not start\. Another Parallax server \(process \d+\) is serving .*; stop it first, or choose another DATA_DIR\.$/,
  );
  expect((await fetch(`${first.origin}/api/health`)).status).toBe(200);
  await first.end('SIGTERM');
});

test('D5: refuses a database of a newer version and leaves it as it is', async () => {
  await (await startServer(folder)).end('SIGTERM');
  const client = new Database(join(folder, 'parallax.db'));
  client.pragma('user_version = 9999');
  client.pragma('wal_checkpoint(TRUNCATE)');
  client.close();
  const before = databaseOf(folder);
  expect(await refusalOf(folder)).toMatch(/newer version of Parallax \(schema 9999, .*restore a backup/);
  expect(databaseOf(folder)).toBe(before);
});

test('D5: refuses a damaged database and leaves it as it is', async () => {
  const damaged = 'not a database at all, but perhaps somebody’s only copy. '.repeat(200);
  writeFileSync(join(folder, 'parallax.db'), damaged);
  expect(await refusalOf(folder)).toMatch(/is damaged or not a database .* Restore a backup/);
  expect(readFileSync(join(folder, 'parallax.db'), 'utf8')).toBe(damaged);
});

test('refuses a wrong secret and makes no new one', async () => {
  await (await startServer(folder)).end('SIGTERM');
  const secret = readFileSync(join(folder, 'secret'), 'utf8');
  expect(await refusalOf(folder, { PARALLAX_SECRET: 'x'.repeat(44) })).toMatch(
    /^Parallax did not start\. .*PARALLAX_SECRET/,
  );
  expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe(secret);
  rmSync(join(folder, 'secret'));
  expect(await refusalOf(folder)).toMatch(/^Parallax did not start\. .*secret/i);
});

test('refuses a wrong environment variable by name', async () => {
  expect(await refusalOf(folder, { PORT: 'http' })).toMatch(/The environment variable PORT is wrong/);
  expect(await refusalOf(folder, { PARALLAX_SECRET: 'short' })).toMatch(
    /The environment variable PARALLAX_SECRET is wrong: must have at least 32 characters/,
  );
});

test('refuses a data folder that is not one', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(await refusalOf(join(file, 'data'))).toMatch(/The data folder .* cannot be written \(ENOTDIR\)/);
});
