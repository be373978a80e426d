import { type SQL, sql } from 'drizzle-orm';
import type { Orm } from '#db/client';

/** Something that is not what the ledger says it should be. Values are exact digits; null where there is no such row. */
export type Difference = {
  /** The place, in words: `rollup day model 2026-11-23T00:00:00.000Z openai/gpt-4o`. */
  where: string;
  column: string;
  found: string | null;
  expected: string | null;
};

type Comparison<Key extends string> = {
  /** Two SELECTs with the columns `keys` and `columns`, at most one row for each key. */
  found: SQL;
  expected: SQL;
  keys: readonly Key[];
  columns: readonly string[];
  toWhere: (keys: Record<Key, string | number>) => string;
};

/** Compares two sets of rows inside SQLite and gives what differs, column by column. */
export function compareRows<Key extends string>(orm: Orm, comparison: Comparison<Key>): Difference[] {
  const { found, expected, keys, columns, toWhere } = comparison;
  const f = (name: string) => sql`f.${sql.identifier(name)}`;
  const e = (name: string) => sql`e.${sql.identifier(name)}`;
  const rows = orm.all<Record<string, string | number | null>>(sql`
    select ${list(keys.map((key) => sql`coalesce(${f(key)}, ${e(key)}) as ${sql.identifier(key)}`))},
      ${list(columns.map((name) => sql`cast(${f(name)} as text) as ${sql.identifier(`found ${name}`)}`))},
      ${list(columns.map((name) => sql`cast(${e(name)} as text) as ${sql.identifier(`expected ${name}`)}`))}
    from (${found}) f full join (${expected}) e on ${sql.join(
      keys.map((key) => sql`${f(key)} = ${e(key)}`),
      sql` and `,
    )}
    where ${sql.join(
      columns.map((name) => sql`${f(name)} is not ${e(name)}`),
      sql` or `,
    )}
    order by ${list(keys.map((key) => sql.identifier(key)))}`);
  return rows.flatMap((row) =>
    columns
      .map((column) => ({ where: toWhere(row as Record<Key, string | number>), column, ...sidesOf(row, column) }))
      .filter((difference) => difference.found !== difference.expected),
  );
}

function sidesOf(row: Record<string, string | number | null>, column: string): Pick<Difference, 'found' | 'expected'> {
  return { found: row[`found ${column}`] as string | null, expected: row[`expected ${column}`] as string | null };
}

function list(parts: Parameters<typeof sql.join>[0]): SQL {
  return sql.join(parts, sql`, `);
}
