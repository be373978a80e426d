import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { expect, it, onTestFinished } from 'vitest';
import { openDb } from './client.ts';
import { openDataFolder } from './open-data-folder.ts';
import { openReader } from './reader.ts';
import { testFolder } from './testing.ts';

const ENDLESS = {
  sql: 'with recursive n(i) as (select 1 union all select i + 1 from n where i < 30000000) select count(*) as n from n',
  params: [],
};

it('D10: a question that takes too long is given up with its thread, and what waited behind it is answered by another', {
  timeout: 60_000,
}, async () => {
  const file = join(testFolder(), 'test.db');
  const db = openDb(file);
  onTestFinished(() => db.close());
  db.orm.run(sql`create table t (n integer)`);
  const reader = openReader(file, { limitMs: 1500 });
  const slow = reader.read([ENDLESS]);
  const behind = reader.read([{ sql: 'select count(*) as n from t', params: [] }]);
  await expect(slow).rejects.toMatchObject({ code: 'unavailable' });
  expect(await behind).toEqual([[{ n: 0 }]]);
  await reader.close();
});

it('D10: the operator is told of a reader that keeps the log from being moved, and it is moved when that ends', {
  timeout: 60_000,
}, async () => {
  const troubles: unknown[] = [];
  const folder = testFolder();
  const { db, close } = openDataFolder(
    folder,
    (error) => {
      throw error;
    },
    { onTrouble: (error) => troubles.push(error) },
  );
  onTestFinished(close);
  db.orm.run(sql`create table filling (n integer primary key, filling blob)`);
  await db.commit((orm) => orm.run(sql`insert into filling values (0, randomblob(100))`));
  const other = new Database(join(folder, 'parallax.db'), { readonly: true });
  onTestFinished(() => void other.close());
  const rows = other.prepare('select * from filling').iterate();
  rows.next();
  const grow = async (commits: number) => {
    for (let n = 0; n < commits; n += 50)
      await Promise.all(
        Array.from({ length: 50 }, (_, each) =>
          db
            .commit((orm) =>
              orm.run(sql`insert into filling (filling) values (randomblob(${each % 2 ? 100_000 : 10})) `),
            )
            .then(() => new Promise(setImmediate)),
        ),
      );
  };
  await grow(1500);
  for (let n = 0; n < 1100; n += 1)
    await db.commit((orm) => orm.run(sql`update filling set filling = randomblob(10) where n = 0`));
  await expect.poll(() => troubles.length, { timeout: 20_000 }).toBeGreaterThan(0);
  expect(String(troubles[0])).toContain('another program has been reading it for long');
  rows.return?.();
  other.close();
  const told = troubles.length;
  for (let n = 0; n < 2200; n += 1)
    await db.commit((orm) => orm.run(sql`update filling set filling = randomblob(10) where n = 0`));
  await expect.poll(() => statSync(join(folder, 'parallax.db')).size, { timeout: 20_000 }).toBeGreaterThan(60_000_000);
  for (let n = 0; n < 1100; n += 1)
    await db.commit((orm) => orm.run(sql`update filling set filling = randomblob(10) where n = 0`));
  await expect.poll(() => statSync(join(folder, 'parallax.db-wal')).size, { timeout: 20_000 }).toBeLessThan(70_000_000);
  expect(troubles.length - told).toBeLessThanOrEqual(1);
});
