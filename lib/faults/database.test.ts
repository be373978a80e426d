import { spawnSync } from 'node:child_process';
import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { testFolder } from '#db/testing';
import { testSandbox } from '#lib/sandbox/testing';
import { callRows } from './testing/call-rows.ts';
import { type FaultDoor, faultDoor, MODEL } from './testing/fault-door.ts';
import { servedChild } from './testing/served-child.ts';

// D1 at every write that needs a page is in lib/gateway/database-full.test.ts; D5 and D6 are in db/damaged-files.test.ts, D7 and D8 in
// db/migrations.test.ts, D9 in lib/admin/backup-command.test.ts and restore-command.test.ts, D10 in db/long-reader.test.ts, D11 in
// lib/spend/verify-ledger.test.ts, bench/fill-ledger.test.ts and `npm run bench -- spend`.
//
// Not testable here, and why:
// - D3, an fsync of the kernel that fails: no fault device without a kernel module; db/commit-queue.test.ts fails the call itself.
// - D3, a read that fails: the same; a page that cannot be trusted is tested as D5.
// - D5, a flipped bit inside a stored text: SQLite has no checksums; what is money is found by `verify-ledger`.
// - D10, killing a reader of another program: SQLite lets nobody end it; the log grows, and the operator is told.

const BODY = { model: MODEL, messages: [{ role: 'user', content: 'Why do cats purr?' }] };
const canMount = spawnSync('unshare', ['-Urm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

/** Another program that writes to the same file. */
function outsider({ app }: FaultDoor) {
  const client = new Database(app.db.client.name);
  onTestFinished(() => {
    client.close();
  });
  return { lock: () => client.exec('begin immediate'), unlock: () => client.exec('rollback') };
}

function opened(folder: string) {
  const client = new Database(join(folder, 'parallax.db'));
  onTestFinished(() => {
    client.close();
  });
  return client;
}

const settledOf = (door: FaultDoor) => door.calls().filter(({ state }) => state === 'settled').length;

test.skipIf(!canMount)(
  'D1: on a disk that is really full what is under way is ended from the reserve, and nothing new begins until there is room',
  { timeout: 90_000 },
  async () => {
    const sandbox = await testSandbox({ speed: 4 });
    const folder = testFolder();
    const child = await servedChild({
      folder,
      sandbox,
      inNamespace: true,
      before: `mount -t tmpfs -o size=32m tmpfs ${folder}`,
    });
    const inside = `/proc/${child.pid}/root${folder}`;
    await expect.poll(() => existsSync(`${inside}/reserve`), { timeout: 10_000 }).toBe(true);

    const streaming = child.ask('/api/v1/chat/completions', { ...BODY, stream: true }, child.key);
    const answer = await streaming;
    fill(`${inside}/filler`);
    const text = await answer.text();
    expect([answer.status, text.includes('[DONE]')]).toEqual([200, true]);
    await expect.poll(() => existsSync(`${inside}/reserve`), { timeout: 10_000 }).toBe(false);

    const sent = sandbox.requestCount('POST /chat/completions');
    const refused = await child.ask('/api/v1/chat/completions', BODY, child.key);
    expect([refused.status, sandbox.requestCount('POST /chat/completions') - sent]).toEqual([507, 0]);
    expect((await child.ask('/api/v1/models', undefined, child.key)).status).toBe(200);
    expect((await child.ask('/api/health')).status).toBe(200);

    rmSync(`${inside}/filler`);
    await expect
      .poll(async () => (await child.ask('/api/v1/chat/completions', BODY, child.key)).status, {
        timeout: 40_000,
        interval: 500,
      })
      .toBe(200);
    const copied = () => {
      const copy = testFolder();
      for (const file of ['parallax.db', 'parallax.db-wal']) copyFileSync(join(inside, file), join(copy, file));
      return opened(copy);
    };
    await expect.poll(() => callRows(copied()).map(({ state }) => state)).toEqual(['settled', 'settled']);
    const client = copied();
    expect(client.pragma('integrity_check', { simple: true })).toBe('ok');
  },
);

test('D2: another program that writes for a second is waited for, and nothing else is held up', async () => {
  const door = await faultDoor();
  const { lock, unlock } = outsider(door);
  lock();
  const asked = door.ask();
  await expect.poll(() => door.app.db.depth()).toBeGreaterThan(0);
  for (let n = 0; n < 20; n += 1) expect((await fetch(`${door.origin}/api/health`)).status).toBe(200);
  // It waits still, and all of these were answered meanwhile.
  expect(door.app.db.depth()).toBeGreaterThan(0);
  await pause(500);
  unlock();
  expect((await asked).status).toBe(200);
});

test('D2: after five seconds a call is refused with 503 and nothing was sent; a settlement is tried for as long as it takes', {
  timeout: 60_000,
}, async () => {
  const door = await faultDoor({ speed: 4 });
  const { lock, unlock } = outsider(door);
  const stream = await door.send('/chat/completions', { ...BODY, stream: true });
  lock();
  const text = await stream.text();
  expect(text).toContain('[DONE]');
  const begunAt = performance.now();
  const refused = await door.ask();
  const waitedMs = performance.now() - begunAt;
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
  expect(waitedMs).toBeGreaterThan(1000);
  expect(door.sandbox.requestCount('POST /chat/completions')).toBe(1);
  await pause(2000);
  expect(door.calls().map(({ state }) => state)).toEqual(['open']);
  unlock();
  await expect.poll(() => settledOf(door), { timeout: 20_000 }).toBe(1);
});

test('D3: a write that fails for a reason of the disk ends the process; what was answered is there, and a start on a good disk goes on', {
  timeout: 60_000,
}, async () => {
  const sandbox = await testSandbox();
  const folder = testFolder();
  // No file may grow beyond 3 MB: the log of the database soon would.
  const child = await servedChild({ folder, sandbox, before: 'ulimit -f 3000' });
  let answered = 0;
  const statuses = new Set<number>();
  for (let n = 0; n < 2000 && child.child.exitCode === null; n += 1) {
    const answers = await Promise.allSettled(
      Array.from({ length: 8 }, () => child.ask('/api/v1/chat/completions', BODY, child.key)),
    );
    for (const answer of answers) {
      if (answer.status === 'fulfilled') statuses.add(answer.value.status);
      if (answer.status === 'fulfilled' && answer.value.status === 200) answered += 1;
    }
  }
  expect(await child.ended).toBe(70);
  expect(answered).toBeGreaterThan(20);
  expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
  expect(await child.output()).toMatch(/SQLITE_IOERR/);

  const again = await servedChild({ folder, sandbox });
  const client = opened(folder);
  expect(client.pragma('integrity_check', { simple: true })).toBe('ok');
  const finished = client.prepare("select count(*) from calls where ending = 'finished' or ending = 'died'").pluck();
  expect(finished.get()).toBeGreaterThanOrEqual(answered);
  await expect
    .poll(() => callRows(client).filter(({ state }) => state === 'open' || state === 'unsettled').length, {
      timeout: 20_000,
    })
    .toBe(0);
  expect((await again.ask('/api/v1/chat/completions', BODY, again.key)).status).toBe(200);
});

test('D4: while the file cannot be written, what costs money is refused with 503 and reads go on', async () => {
  const door = await faultDoor();
  expect((await door.ask()).status).toBe(200);
  await expect.poll(() => settledOf(door)).toBe(1);
  const stream = await door.send('/chat/completions', { ...BODY, stream: true });
  door.app.db.client.pragma('query_only = ON');
  expect(await stream.text()).toContain('[DONE]');
  const refused = await door.ask();
  expect([refused.status, JSON.parse(refused.text).error.metadata.code]).toEqual([503, 'unavailable']);
  expect(door.sandbox.requestCount('POST /chat/completions')).toBe(2);
  for (const path of ['/models', '/key']) {
    const read = await door.send(path, undefined);
    expect([read.status, await read.json()], path).toMatchObject([200, { data: expect.anything() }]);
  }
  door.app.db.client.pragma('query_only = OFF');
  expect((await door.ask()).status).toBe(200);
  await expect.poll(() => settledOf(door), { timeout: 20_000 }).toBe(3);
});

/** Writes until there is no room left for a single byte. */
function fill(file: string): void {
  mkdirSync(join(file, '..'), { recursive: true });
  const fd = openSync(file, 'w');
  try {
    for (const size of [1_000_000, 4096, 1]) {
      const piece = Buffer.alloc(size, 1);
      try {
        while (writeSync(fd, piece) > 0);
      } catch (error) {
        if ((error as { code?: string }).code !== 'ENOSPC') throw error;
      }
    }
  } finally {
    closeSync(fd);
  }
}
