import { globSync } from 'node:fs';
import { join } from 'node:path';
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { App } from '#lib/app';

/** Every column of every table, by the name that code knows it by. */
export async function schemaColumns(): Promise<string[]> {
  const tables = await schemaTables();
  return [...new Set(tables.flatMap((table) => Object.keys(getTableColumns(table))))].sort();
}

/** Every row of the whole database, by its table and key. What only says when somebody was last here is left out, and the head of the audit log, which goes with its entries. */
export async function readAll(app: App): Promise<Map<string, Record<string, unknown>>> {
  const rows = new Map<string, Record<string, unknown>>();
  for (const table of await schemaTables()) {
    const name = getTableName(table);
    if (name === 'audit_heads') continue;
    for (const row of app.db.client.prepare(`select rowid as place, * from ${name}`).all() as Record<
      string,
      unknown
    >[]) {
      for (const column of SEEN) delete row[column];
      rows.set(`${name} ${row.id ?? row.place}`, row);
    }
  }
  return rows;
}

const SEEN = ['last_seen_at', 'last_used_at'];

/** What differs: `keys.name` for a column that was changed, `+keys` and `-keys` for rows that came and went. */
export function differencesOf(
  before: Map<string, Record<string, unknown>>,
  after: Map<string, Record<string, unknown>>,
): string[] {
  const told = new Set<string>();
  for (const [id, row] of after) {
    const table = id.split(' ')[0] ?? '';
    const old = before.get(id);
    if (!old) told.add(`+${table}`);
    else for (const column of Object.keys(row)) if (!isSame(row[column], old[column])) told.add(`${table}.${column}`);
  }
  for (const id of before.keys()) if (!after.has(id)) told.add(`-${id.split(' ')[0]}`);
  return [...told].sort();
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

async function schemaTables(): Promise<SQLiteTable[]> {
  const made = await Promise.all(
    globSync('db/schema/*.ts').map((file): Promise<Record<string, unknown>> => import(join(process.cwd(), file))),
  );
  return made.flatMap((module) => Object.values(module).filter((each): each is SQLiteTable => is(each, SQLiteTable)));
}
