import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openDataFolder } from './open-data-folder.ts';
import { countSteps, runKilled } from './testing/run-killed.ts';
import { testFolder } from './testing.ts';

const BREAK = '--> statement-breakpoint\n';
const FIRST = [
  'create table parents (id integer primary key, name text);',
  'create table children (id integer primary key, parent integer not null references parents(id) on delete cascade);',
].join(BREAK);
/** Rebuilds a parent, moves data, adds an index: what upgrades do. */
const SECOND = [
  'create table new_parents (id integer primary key, name text not null, size integer not null default 0);',
  'insert into new_parents (id, name) select id, name from parents;',
  'drop table parents;',
  'alter table new_parents rename to parents;',
  'create index parents_name on parents (name);',
].join(BREAK);
const THIRD = ['alter table children add column note text;', "update children set note = 'moved';"].join(BREAK);
const FAILING = ['create table half (id integer);', "insert into no_such_table values ('a');"].join(BREAK);

const onFatal = (error: Error) => {
  throw error;
};

function migrationsOf(...texts: string[]): string {
  const folder = testFolder();
  for (const [index, text] of texts.entries()) writeFileSync(join(folder, `000${index}_step.sql`), text);
  return folder;
}

/** A folder at the first schema, with data. */
async function atFirstSchema(): Promise<string> {
  const folder = join(testFolder(), 'data');
  const { db, close } = openDataFolder(folder, onFatal, { migrations: migrationsOf(FIRST) });
  db.client.exec("insert into parents values (1, 'a'), (2, 'b'); insert into children values (1, 1), (2, 2), (3, 2)");
  await close();
  return folder;
}

/** A start of a server's data folder in a process of its own. */
function starting(folder: string, migrations: string) {
  const program = `
    import { openDataFolder } from '#db/open-data-folder';
    const { close } = openDataFolder(${JSON.stringify(folder)}, () => {}, { migrations: ${JSON.stringify(migrations)} });
    process.stdout.write('started');
    await close();`;
  return {
    args: ['--input-type=module', '-e', program],
    env: {},
    among: ['exec', 'renameSync'] as const,
  };
}

const OLD = { version: 1, parents: 'id,name', children: 'id,parent', rows: [2, 3] };
const MIDDLE = { version: 2, parents: 'id,name,size', children: 'id,parent', rows: [2, 3] };
const NEW = { version: 3, parents: 'id,name,size', children: 'id,parent,note', rows: [2, 3] };

function schemaOf(file: string) {
  const client = new Database(file);
  try {
    const columns = (table: string) =>
      (client.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name).join();
    const count = (table: string) => client.prepare(`select count(*) from ${table}`).pluck().get();
    expect(client.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(client.pragma('foreign_key_check')).toEqual([]);
    return {
      version: client.pragma('user_version', { simple: true }),
      parents: columns('parents'),
      children: columns('children'),
      rows: [count('parents'), count('children')],
    };
  } finally {
    client.close();
  }
}

it('D7: killed at every statement, each migration is there whole or not at all, and the next start goes through', {
  timeout: 120_000,
}, async () => {
  const from = await atFirstSchema();
  const folder = join(testFolder(), 'killed');
  const program = starting(folder, migrationsOf(FIRST, SECOND, THIRD));
  const anew = async () => {
    rmSync(folder, { recursive: true, force: true });
    await cp(from, folder, { recursive: true });
  };
  await anew();
  const steps = await countSteps(program);
  expect(steps).toBeGreaterThan(12);
  const seen = new Set<number>();
  for (let step = 1; step <= steps; step += 1) {
    await anew();
    expect(await runKilled(program, step)).toMatchObject({ signal: 'SIGKILL' });
    const found = schemaOf(join(folder, 'parallax.db'));
    expect([OLD, MIDDLE, NEW], `after step ${step}`).toContainEqual(found);
    seen.add(Number(found.version));
    if (found.version === 2) expect(schemaOf(join(folder, 'before-migration-1.db'))).toEqual(OLD);
    const { close } = openDataFolder(folder, onFatal, { migrations: migrationsOf(FIRST, SECOND, THIRD) });
    await close();
    expect(schemaOf(join(folder, 'parallax.db'))).toEqual(NEW);
  }
  expect([...seen].toSorted()).toEqual([1, 2, 3]);
});

it('D7: two starts at once: one runs the migrations, the other refuses, and the copy from before is whole', async () => {
  const folder = await atFirstSchema();
  const program = starting(folder, migrationsOf(FIRST, SECOND, THIRD));
  const endings = await Promise.all([runKilled(program, 0), runKilled(program, 0), runKilled(program, 0)]);
  const started = endings.filter(({ output }) => output.includes('started'));
  expect(started.length).toBeGreaterThanOrEqual(1);
  for (const { code, output } of endings) if (code !== 0) expect(output).toContain('Another Parallax server');
  expect(schemaOf(join(folder, 'parallax.db'))).toEqual(NEW);
  expect(schemaOf(join(folder, 'before-migration-1.db'))).toEqual(OLD);
});

it('D7: a statement that fails in the middle leaves the schema before it, says what to do, and goes through once it is mended', async () => {
  const folder = await atFirstSchema();
  const open = (...texts: string[]) => openDataFolder(folder, onFatal, { migrations: migrationsOf(...texts) });
  for (let start = 0; start < 3; start += 1)
    expect(() => open(FIRST, SECOND, FAILING)).toThrow(
      /0002_step failed and was rolled back: no such table.*as it was.*before-migration-\*\.db/,
    );
  expect(schemaOf(join(folder, 'parallax.db'))).toEqual(MIDDLE);
  await open(FIRST, SECOND, THIRD).close();
  expect(schemaOf(join(folder, 'parallax.db'))).toEqual(NEW);
});

it('D8: a version from before the upgrade refuses, names the way back, and the copy is that way', async () => {
  const folder = await atFirstSchema();
  await openDataFolder(folder, onFatal, { migrations: migrationsOf(FIRST, SECOND) }).close();
  const downgraded = () => openDataFolder(folder, onFatal, { migrations: migrationsOf(FIRST) });
  expect(downgraded).toThrow(
    /newer version of Parallax \(schema 2, this one knows 1\).*restore FILE.*before-migration-\*\.db/,
  );
  expect(schemaOf(join(folder, 'parallax.db'))).toEqual(MIDDLE);
  expect(existsSync(join(folder, 'before-migration-1.db'))).toBe(true);
});
