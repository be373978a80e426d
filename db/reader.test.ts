import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openDb } from './client.ts';
import { openReader } from './reader.ts';
import { testFolder } from './testing.ts';

function folderWithTable() {
  const file = join(testFolder(), 'test.db');
  const db = openDb(file);
  onTestFinished(() => db.close());
  db.client.exec('create table t (n integer)');
  return { db, file };
}

const count = { sql: 'select count(*) as n from t', params: [] };

it('sees what the serving connection has committed, at once', async () => {
  const { db } = folderWithTable();
  expect(await db.read([count])).toEqual([[{ n: 0 }]]);
  await db.commit(() => db.client.exec('insert into t values (1)'));
  expect(await db.read([count])).toEqual([[{ n: 1 }]]);
});

it('reads all the queries of one call from one state', async () => {
  const { db } = folderWithTable();
  // Fifty counts take long enough for the writes beside them to land in between.
  const slow = {
    sql: 'with recursive c(x) as (select 1 union all select x + 1 from c where x < 20000) select count(*) + (select count(*) from t) as n from c',
    params: [],
  };
  const answer = db.read(Array.from({ length: 50 }, () => slow));
  for (let n = 0; n < 50; n++) await db.commit(() => db.client.exec('insert into t values (1)'));
  const seen = new Set((await answer).map((rows) => rows[0]?.n));
  expect(seen.size).toBe(1);
});

it('binds parameters in order', async () => {
  const { db } = folderWithTable();
  expect(await db.read([{ sql: 'select ? as a, ? as b', params: ['x', 2] }])).toEqual([[{ a: 'x', b: 2 }]]);
});

it('fails one question without failing the next', async () => {
  const { db } = folderWithTable();
  await expect(db.read([{ sql: 'select * from missing', params: [] }])).rejects.toThrow('no such table: missing');
  expect(await db.read([count])).toEqual([[{ n: 0 }]]);
});

it('cannot write', async () => {
  const { db } = folderWithTable();
  await expect(db.read([{ sql: 'insert into t values (1) returning n', params: [] }])).rejects.toThrow('readonly');
});

it('rejects what is being asked when it is closed', async () => {
  const { file } = folderWithTable();
  const reader = openReader(file);
  const asked = expect(reader.read([count])).rejects.toThrow('reader thread ended');
  await reader.close();
  await asked;
});

it('answers on the same connection where there is no file', async () => {
  const db = openDb(':memory:');
  onTestFinished(() => db.close());
  db.client.exec('create table t (n integer)');
  expect(await db.read([count])).toEqual([[{ n: 0 }]]);
});
