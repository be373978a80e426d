import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { migrate } from './migrate.ts';
import { testFolder } from './testing.ts';

const CREATE =
  'create table parents (id integer primary key, name text);--> statement-breakpoint\ncreate table children (id integer primary key, parent integer not null references parents(id) on delete cascade);';
const REBUILD =
  'create table new_parents (id integer primary key, name text not null);--> statement-breakpoint\ninsert into new_parents select id, name from parents;--> statement-breakpoint\ndrop table parents;--> statement-breakpoint\nalter table new_parents rename to parents;';

function open(file = ':memory:') {
  const client = new Database(file);
  client.pragma('foreign_keys = ON');
  onTestFinished(() => {
    client.close();
  });
  return client;
}

function folderWith(...migrations: string[]): string {
  const folder = testFolder();
  for (const [index, text] of migrations.entries()) writeFileSync(join(folder, `000${index}_step.sql`), text);
  return folder;
}

const versionOf = (client: Database.Database) => client.pragma('user_version', { simple: true });

it('brings an empty file to the schema, and a second time does nothing', () => {
  const client = open();
  expect(migrate(client)).toBeGreaterThan(0);
  expect(migrate(client)).toBe(0);
  expect(client.prepare("select count(*) from sqlite_master where name = 'calls'").pluck().get()).toBe(1);
});

it('rebuilds a parent table without emptying its children', () => {
  const client = open();
  migrate(client, { folder: folderWith(CREATE) });
  client.exec("insert into parents values (1, 'a'); insert into children values (1, 1)");
  migrate(client, { folder: folderWith(CREATE, REBUILD) });
  expect(client.prepare('select count(*) from children').pluck().get()).toBe(1);
  expect(client.pragma('foreign_keys', { simple: true })).toBe(1);
});

it('calls for a backup before it touches data, and only then', () => {
  const client = open();
  let backups = 0;
  const beforeFirst = () => {
    backups += 1;
  };
  migrate(client, { folder: folderWith(CREATE), beforeFirst });
  expect(backups).toBe(0);
  migrate(client, { folder: folderWith(CREATE, REBUILD), beforeFirst });
  expect(backups).toBe(1);
});

it('rolls a failing migration back whole and says which it was', () => {
  const client = open();
  const broken = 'create table half (id integer);--> statement-breakpoint\ncreate table half (id integer);';
  expect(() => migrate(client, { folder: folderWith(CREATE, broken) })).toThrow(/0001_step failed and was rolled back/);
  expect(versionOf(client)).toBe(1);
  expect(client.prepare("select count(*) from sqlite_master where name = 'half'").pluck().get()).toBe(0);
});

it('refuses a migration that would leave rows without the row they belong to', () => {
  const client = open();
  migrate(client, { folder: folderWith(CREATE) });
  client.exec("insert into parents values (1, 'a'); insert into children values (1, 1)");
  expect(() => migrate(client, { folder: folderWith(CREATE, 'delete from parents;') })).toThrow(/1 rows would lose/);
  expect(client.prepare('select count(*) from parents').pluck().get()).toBe(1);
});

it('D5: refuses a newer schema and a foreign database, and leaves both as they are', () => {
  const newer = open();
  migrate(newer, { folder: folderWith(CREATE, REBUILD) });
  expect(() => migrate(newer, { folder: folderWith(CREATE) })).toThrow(/newer version of Parallax/);
  expect(versionOf(newer)).toBe(2);

  const foreign = open();
  foreign.exec('create table theirs (id integer)');
  expect(() => migrate(foreign, { folder: folderWith(CREATE) })).toThrow(/another program/);
  expect(foreign.prepare('select count(*) from sqlite_master').pluck().get()).toBe(1);
});
