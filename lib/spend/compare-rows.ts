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

/**
 * Compares two sets of rows inside SQLite and gives what differs, column by column. Both are laid under each other and grouped
 * by key: a full join of two subqueries has no index to use and takes the product of their lengths.
 */
export function compareRows<Key extends string>(orm: Orm, comparison: Comparison<Key>): Difference[] {
  const { found, expected, keys, columns, toWhere } = comparison;
  const names = columns.map((column) => ({
    own: sql.identifier(column),
    found: sql.identifier(`found ${column}`),
    expected: sql.identifier(`expected ${column}`),
  }));
  const key = list(keys.map((name) => sql.identifier(name)));
  const rows = orm.all<Record<string, string | number | null>>(sql`
    select ${key},
      ${list(names.flatMap((name) => [name.found, name.expected].map((side) => sql`cast(max(${side}) as text) as ${side}`)))}
    from (
      select ${key}, ${list(names.flatMap((name) => [sql`${name.own} as ${name.found}`, sql`null as ${name.expected}`]))} from (${found})
      union all
      select ${key}, ${list(names.flatMap((name) => [sql`null`, name.own]))} from (${expected})
    )
    group by ${key}
    having ${sql.join(
      names.map((name) => sql`max(${name.found}) is not max(${name.expected})`),
      sql` or `,
    )}
    order by ${key}`);
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
