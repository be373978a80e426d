import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, it, onTestFinished } from 'vitest';
import { type Db, openDb } from './client.ts';
import { testFolder } from './testing.ts';

type Done = (error: Error | null) => void;

/** A database whose syncs end when the test says so. */
function withHeldSyncs() {
  const syncs: Done[] = [];
  const fatal: Error[] = [];
  let announce = () => {};
  const db = openDb(join(testFolder(), 'test.db'), {
    sync: (_fd, done) => {
      syncs.push(done);
      announce();
    },
    onFatal: (error) => fatal.push(error),
  });
  db.orm.run(sql`create table t (n integer primary key)`);
  onTestFinished(async () => {
    const closing = db.close();
    for (const done of syncs.splice(0)) done(null);
    await closing;
  });
  const nextSync = () => (syncs.length ? Promise.resolve() : new Promise<void>((resolve) => (announce = resolve)));
  return { db, syncs, fatal, nextSync };
}

const insert = (db: Db, n: number) => db.commit((orm) => orm.run(sql`insert into t values (${n})`));
const rows = (db: Db) => db.orm.all<{ n: number }>(sql`select n from t order by n`).map(({ n }) => n);

it('answers nobody before the sync that began after their commit has ended', async () => {
  const { db, syncs, nextSync } = withHeldSyncs();
  const answered: number[] = [];
  const first = insert(db, 1).then(() => answered.push(1));
  await nextSync();
  expect(rows(db)).toEqual([1]);
  const second = insert(db, 2).then(() => answered.push(2));
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  expect(rows(db)).toEqual([1, 2]);
  expect(answered).toEqual([]);
  expect(syncs).toHaveLength(1);

  syncs.shift()?.(null);
  await first;
  expect(answered).toEqual([1]);
  await nextSync();
  syncs.shift()?.(null);
  await second;
  expect(answered).toEqual([1, 2]);
});

it('lets a member of a batch fail alone', async () => {
  const { db, syncs, nextSync } = withHeldSyncs();
  const results = Promise.allSettled([insert(db, 1), insert(db, 1), insert(db, 2)]);
  await nextSync();
  syncs.shift()?.(null);
  expect((await results).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(rows(db)).toEqual([1, 2]);
});

it('is fatal when a sync fails: nobody is told that it worked', async () => {
  const { db, syncs, fatal, nextSync } = withHeldSyncs();
  const result = insert(db, 1);
  await nextSync();
  syncs.shift()?.(new Error('EIO'));
  await expect(result).rejects.toThrow('EIO');
  expect(fatal.map(({ message }) => message)).toEqual(['EIO']);
});

it('D1: a full disk rolls the whole batch back, says so, and works again with room', async () => {
  const db = openDb(join(testFolder(), 'test.db'));
  onTestFinished(() => db.close());
  db.orm.run(sql`create table t (n integer primary key, filling text)`);
  const fill = (n: number, bytes: number) =>
    db.commit((orm) => orm.run(sql`insert into t values (${n}, ${'x'.repeat(bytes)})`));
  const pages = db.client.pragma('page_count', { simple: true }) as number;
  db.client.pragma(`max_page_count = ${pages + 2}`);
  const results = await Promise.allSettled([fill(1, 10), fill(2, 100_000)]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(
    results.map((result) => result.status === 'rejected' && (result.reason as { cause: { code: string } }).cause.code),
  ).toContain('SQLITE_FULL');
  db.client.pragma('max_page_count = 1000000');
  await fill(3, 100_000);
  expect(rows(db)).toEqual([3]);
});

it('commits on one file from a thousand callers without losing one', async () => {
  const db = openDb(join(testFolder(), 'test.db'));
  onTestFinished(() => db.close());
  db.orm.run(sql`create table t (n integer primary key)`);
  await Promise.all(Array.from({ length: 3000 }, (_, n) => insert(db, n)));
  expect(rows(db)).toHaveLength(3000);
  expect(db.client.pragma('integrity_check', { simple: true })).toBe('ok');
});

it('gathers what the writes of a batch add to, for one last write of each kind', async () => {
  const { db, syncs, nextSync } = withHeldSyncs();
  const applied: (readonly number[])[] = [];
  const sum = (entries: readonly number[]) => {
    applied.push(entries);
    db.orm.run(sql`insert into t values (${entries.reduce((total, n) => total + n, 100)})`);
  };
  const add = (n: number) => db.commit(() => db.gather(sum, n));
  const failing = db.commit(() => {
    db.gather(sum, 1000);
    throw new Error('not kept');
  });
  const results = Promise.allSettled([add(1), failing, add(2)]);
  await nextSync();
  expect(applied).toEqual([[1, 2]]);
  expect(rows(db)).toEqual([103]);
  syncs.shift()?.(null);
  expect((await results).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);

  db.gather(sum, 7);
  expect(applied.at(-1)).toEqual([7]);
});

it('keeps nothing of a batch whose gathered write fails', async () => {
  const { db } = withHeldSyncs();
  const write = db.commit((orm) => {
    orm.run(sql`insert into t values (1)`);
    db.gather(() => {
      throw new Error('the sum does not hold');
    }, null);
  });
  await expect(write).rejects.toThrow('the sum does not hold');
  expect(rows(db)).toEqual([]);
});

it('answers a write once it is committed, and syncs it with the next commit or soon after', async () => {
  const { db, syncs, nextSync } = withHeldSyncs();
  await db.write((orm) => orm.run(sql`insert into t values (1)`));
  expect(rows(db)).toEqual([1]);
  expect(syncs).toHaveLength(0);
  await nextSync();
  syncs.shift()?.(null);

  await db.write((orm) => orm.run(sql`insert into t values (2)`));
  const committed = insert(db, 3);
  await nextSync();
  syncs.shift()?.(null);
  await committed;
  expect(syncs).toHaveLength(0);
});

it('drains what was written and not yet synced', async () => {
  const { db, syncs, nextSync } = withHeldSyncs();
  await db.write((orm) => orm.run(sql`insert into t values (1)`));
  let isDrained = false;
  const drained = db.drain().then(() => {
    isDrained = true;
  });
  await nextSync();
  expect(isDrained).toBe(false);
  syncs.shift()?.(null);
  await drained;
});

it('regression: drains what was asked for while something written waits for its sync', async () => {
  const { db, syncs, nextSync } = withHeldSyncs();
  await db.write((orm) => orm.run(sql`insert into t values (1)`));
  const refused = db.commit(() => {
    throw new Error('not kept');
  });
  const drained = db.drain();
  await expect(refused).rejects.toThrow('not kept');
  await nextSync();
  syncs.shift()?.(null);
  await drained;
  expect(rows(db)).toEqual([1]);
});
