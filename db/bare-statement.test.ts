import { eq, getTableColumns, sql } from 'drizzle-orm';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { expect, it, onTestFinished } from 'vitest';
import { bareStatement } from './bare-statement.ts';
import { openDb } from './client.ts';

const things = sqliteTable('things', {
  id: text().primaryKey(),
  isNew: integer({ mode: 'boolean' }).notNull(),
  tags: text({ mode: 'json' }).$type<string[]>(),
  size: integer(),
});
const p = sql.placeholder;

function withThings() {
  const db = openDb(':memory:');
  onTestFinished(() => db.close());
  db.client.exec('create table things (id text primary key, is_new integer not null, tags text, size integer)');
  const insert = bareStatement(
    db.client,
    db.orm.insert(things).values({ id: p('id'), isNew: p('isNew'), tags: p('tags'), size: p('size') }),
  );
  const all = bareStatement(db.client, db.orm.select().from(things), getTableColumns(things));
  return { db, insert, all };
}

it('writes and reads a row as Drizzle does', () => {
  const { db, insert, all } = withThings();
  expect(insert.run({ id: 'a', isNew: true, tags: ['x', 'y'], size: null })).toBe(1);
  insert.run({ id: 'b', isNew: false, tags: null, size: 2 });
  expect(all.all({})).toEqual(db.orm.select().from(things).all());
  expect(all.all({})).toEqual([
    { id: 'a', isNew: true, tags: ['x', 'y'], size: null },
    { id: 'b', isNew: false, tags: null, size: 2 },
  ]);
});

it('returns what an update returns, and nothing where it met nothing', () => {
  const { db, insert } = withThings();
  insert.run({ id: 'a', isNew: true, tags: null, size: 1 });
  const grow = bareStatement(
    db.client,
    db.orm
      .update(things)
      .set({ size: sql`${things.size} + ${p('by')}`, isNew: false })
      .where(eq(things.id, p('id')))
      .returning({ id: things.id, isNew: things.isNew, size: things.size }),
    { id: things.id, isNew: things.isNew, size: things.size },
  );
  expect(grow.get({ id: 'a', by: 4 })).toEqual({ id: 'a', isNew: false, size: 5 });
  expect(grow.get({ id: 'z', by: 4 })).toBeUndefined();
});

it('refuses to run with a value missing', () => {
  const { insert } = withThings();
  expect(() => insert.run({ id: 'a', isNew: true, tags: null })).toThrow('No value was given for "size".');
});
