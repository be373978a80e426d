import { execFile } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { testFolder } from '#db/testing';
import { runCommand } from './run-command.ts';
import { bookCalls } from './testing/book-calls.ts';
import { SECRETS, servedFolder } from './testing.ts';

const admin = promisify(execFile);

function opened(file: string) {
  const client = new Database(file, { readonly: true });
  onTestFinished(() => {
    client.close();
  });
  return client;
}

it('D9: a backup during 500 writes a second is one moment of the ledger: all up to some commit, none torn', async () => {
  const { folder, db } = servedFolder();
  const file = join(testFolder(), 'backup.db');
  const booking = bookCalls(db, { perSecond: 500 });
  await booking.until(500);
  const before = booking.log.length;
  const { stdout } = await admin(process.execPath, ['lib/admin/main.ts', 'backup', file, '--json'], {
    env: { DATA_DIR: folder } as unknown as NodeJS.ProcessEnv,
  });
  const during = booking.log.length - before;
  await booking.stop();
  expect(during).toBeGreaterThan(100);
  expect(booking.longestWaitMs()).toBeLessThan(3000);
  expect(JSON.parse(stdout)).toMatchObject({ file, differences: [] });

  const target = join(testFolder(), 'restored');
  const { code, out } = await runCommand(target, ['restore', file, '--json'], {});
  expect([code, JSON.parse(out).differences]).toEqual([0, []]);
  const copy = opened(join(target, 'parallax.db'));
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(booking.prefixOf(copy)).toEqual({ isPrefix: true, commits: expect.any(Number) });
  expect(booking.prefixOf(copy).commits).toBeGreaterThanOrEqual(before);
  const sums = (client: Database.Database, until = 'zzzz') =>
    client
      .prepare("select count(*) as calls, sum(cost_nano) as nano from calls where state = 'settled' and id <= ?")
      .get(until);
  const last = copy.prepare("select max(id) from calls where state = 'settled'").pluck().get() as string;
  expect(sums(copy)).toEqual(sums(db.client, last));
  const spent = copy.prepare('select sum(spent_nano) from budget_windows').pluck().get();
  expect(sums(copy)).toMatchObject({ nano: spent });
});

it('D9: holds no secret but sealed ones, no session, and is its owner’s alone', async () => {
  const { folder } = servedFolder();
  const file = join(testFolder(), 'backup.db');
  const { code, out } = await runCommand(folder, ['backup', file]);
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(/0 calls, 0 files; sound, and its ledger agrees with itself\.\nThe secret is not in it/),
  ]);
  const bytes = readFileSync(file).toString('latin1');
  for (const secret of SECRETS) expect(bytes).not.toContain(secret);
  expect(bytes).not.toContain(readFileSync(join(folder, 'secret'), 'utf8').trim());
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(opened(file).prepare('select count(*) from sessions').pluck().get()).toBe(0);
  expect(opened(file).prepare('select count(*) from connections').pluck().get()).toBe(3);
});

it('refuses to overwrite, and leaves nothing of a copy that could not be made', async () => {
  const { folder } = servedFolder();
  const file = join(testFolder(), 'taken.db');
  writeFileSync(file, 'mine');
  expect((await runCommand(folder, ['backup', file])).err).toContain('exists already; nothing was overwritten');
  expect(readFileSync(file, 'utf8')).toBe('mine');
  expect(await runCommand(folder, ['backup', '/no/such/folder/x.db'])).toMatchObject({ code: 1, out: '' });
  expect((await runCommand(folder, ['backup'])).err).toContain('say where to');
  expect((await runCommand(folder, ['backup', 'a', 'b'])).err).toContain('“b” is one word too many');
});

it('says so, and ends with 1, when the ledger that it copied does not agree with itself', async () => {
  const { folder, db } = servedFolder();
  const booking = bookCalls(db, { perSecond: 500 });
  await booking.until(4);
  await booking.stop();
  db.client.exec('update budget_windows set spent_nano = spent_nano + 1');
  const { code, out } = await runCommand(folder, ['backup', join(testFolder(), 'backup.db')]);
  expect([code, out]).toEqual([1, expect.stringContaining('has 1 differences')]);
});

it('a process that is killed while it copies leaves no backup that looks whole', async () => {
  const { folder, db } = servedFolder();
  db.client.exec(
    'create table bulk (filling); insert into bulk with recursive n(i) as (select 1 union all select i + 1 from n where i < 20000) select hex(randomblob(200)) from n',
  );
  const file = join(testFolder(), 'backup.db');
  const child = admin(process.execPath, ['lib/admin/main.ts', 'backup', file], {
    env: { DATA_DIR: folder } as unknown as NodeJS.ProcessEnv,
  });
  const ended = child.catch(() => 'killed');
  while (child.child.exitCode === null && !partialIsThere(file)) await sleep(1);
  child.child.kill('SIGKILL');
  expect(await ended).toBe('killed');
  expect(() => statSync(file)).toThrow('ENOENT');
  expect((await runCommand(folder, ['backup', file])).code).toBe(0);
});

function partialIsThere(file: string): boolean {
  try {
    return statSync(`${file}.partial`).size > 0;
  } catch {
    return false;
  }
}
