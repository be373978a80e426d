import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Db, openDb } from '#db/client';
import { migrate } from '#db/migrate';
import { passwordTries, refusedPasswords } from '#db/schema/auth';
import { testDb, testFolder } from '#db/testing';
import { openAttempts } from './attempts.ts';

const secret = { derive: (purpose: string) => createHash('sha256').update(purpose).digest() };

function clocked(db: Db = testDb()) {
  const clock = { now: 0 };
  const attempts = openAttempts({ db, secret }, () => clock.now);
  const begin = (key: string, max: number) => attempts.begin([{ key, max }]);
  return { db, clock, attempts, begin };
}

test('refuses after the limit, says how long to wait, and starts over when the minute is over', async () => {
  const { clock, begin } = clocked();
  for (let n = 0; n < 3; n++) await begin('ada', 3);
  clock.now = 20_000;
  await expect(begin('ada', 3)).rejects.toThrow('wait 40 seconds');
  await begin('eve', 3);
  clock.now = 60_000;
  await begin('ada', 3);
});

test('regression: a clock that was set back by an hour keeps nobody out for it', async () => {
  const { clock, begin } = clocked();
  clock.now = 3_600_000;
  await begin('ada', 1);
  clock.now = 0;
  await begin('ada', 1);
  await expect(begin('ada', 1)).rejects.toThrow('wait 60 seconds');
});

test('a refused try does not make the wait longer, and counts under none of its keys', async () => {
  const { clock, attempts, begin } = clocked();
  await begin('ada', 1);
  clock.now = 59_000;
  const both = [
    { key: 'client', max: 1 },
    { key: 'ada', max: 1 },
  ];
  await expect(attempts.begin(both)).rejects.toMatchObject({ code: 'rate_limited' });
  await begin('client', 1);
  clock.now = 60_000;
  await begin('ada', 1);
});

test('a success forgets the failures before it, and forgives only itself where it says nothing of others', async () => {
  const { attempts, begin } = clocked();
  await begin('client', 3);
  await begin('client', 3);
  for (let n = 0; n < 9; n += 1) {
    await begin('ada', 1);
    await begin('client', 3);
    await attempts.succeed({ forgotten: ['ada'], forgiven: 'client' });
  }
  await begin('client', 3);
  await expect(begin('client', 3)).rejects.toThrow('Too many tries');
  await attempts.succeed({ forgotten: ['nobody'], forgiven: 'nobody' });
});

test('a flood of invented accounts is bounded and does not free the account under attack for long', async () => {
  const { db, begin } = clocked();
  await begin('first', 1);
  await Promise.all(Array.from({ length: 10_500 }, (_, n) => begin(`invented ${n}`, 3)));
  expect(db.orm.select().from(passwordTries).all().length).toBeLessThan(10_002);
  await begin('first', 1);
  await begin('ada', 1);
  await expect(begin('ada', 1)).rejects.toThrow('Too many tries');
});

test('what was counted is there after the process was killed, for as long as it counts', async () => {
  const file = join(testFolder(), 'parallax.db');
  const killed = openDb(file);
  migrate(killed.client);
  const before = clocked(killed);
  await before.begin('ada', 2);
  await before.begin('ada', 2);
  await before.attempts.refuse('nobody@example.com', '198.51.100.7');

  const db = openDb(file);
  const after = clocked(db);
  after.clock.now = 30_000;
  await expect(after.begin('ada', 2)).rejects.toThrow('wait 30 seconds');
  expect(db.orm.select().from(refusedPasswords).all()).toMatchObject([{ memberId: '', tries: 1 }]);
  after.clock.now = 60_000;
  await after.begin('ada', 2);
  await killed.close();
  await db.close();
});

test('who tried and from where is not to be read in the file', async () => {
  const { db, begin } = clocked();
  await begin('both ada@example.com 198.51.100.7', 3);
  const [row] = db.orm.select().from(passwordTries).all();
  expect(row?.whoHash).toMatch(/^[\w-]{43}$/);
  expect(row?.whoHash).not.toBe(createHash('sha256').update('both ada@example.com 198.51.100.7').digest('base64url'));
});
