import type Database from 'better-sqlite3';
import { Column, is, Param, Placeholder } from 'drizzle-orm';

type Values = Readonly<Record<string, unknown>>;
type Query = PromiseLike<unknown> & { toSQL: () => { sql: string; params: unknown[] } };
type RowOf<Q extends Query> = Awaited<Q> extends (infer Row)[] ? Row : never;

export type BareStatement<Row> = {
  /** @returns how many rows it changed. */
  run: (values: Values) => number;
  get: (values: Values) => Row | undefined;
  all: (values: Values) => Row[];
};

/**
 * A Drizzle query as SQLite's own prepared statement, for the hot path: Drizzle writes the text once, and nothing of it runs per call,
 * where it would cost as much again as SQLite does.
 *
 * @param columns what the query returns, in its order: `getTableColumns(table)` for whole rows, nothing for a query without rows.
 */
export function bareStatement<Q extends Query>(
  client: Database.Database,
  query: Q,
  columns: Readonly<Record<string, Column>> = {},
): BareStatement<RowOf<Q>> {
  const { sql, params } = query.toSQL();
  const statement = client.prepare(sql);
  const rows = statement.reader ? statement.raw() : statement;
  const toArguments = binder(params);
  const toRow = reader<RowOf<Q>>(columns);
  return {
    run: (values) => statement.run(toArguments(values)).changes,
    get: (values) => {
      const row = rows.get(toArguments(values)) as unknown[] | undefined;
      return row && toRow(row);
    },
    all: (values) => (rows.all(toArguments(values)) as unknown[][]).map(toRow),
  };
}

function binder(params: readonly unknown[]): (values: Values) => unknown[] {
  const bound = params.map((param) => {
    if (is(param, Placeholder)) return { name: param.name, encode: null };
    if (is(param, Param) && is(param.value, Placeholder)) {
      const { value, encoder } = param;
      return { name: value.name, encode: (given: unknown) => encoder.mapToDriverValue(given) };
    }
    return { name: null, value: param };
  });
  return (values) =>
    bound.map(({ name, encode, value }) => {
      if (name === null) return value;
      const given = values[name];
      if (given === undefined) throw new Error(`No value was given for "${name}".`);
      return encode && given !== null ? encode(given) : given;
    });
}

function reader<Row>(columns: Readonly<Record<string, Column>>): (row: readonly unknown[]) => Row {
  const fields = Object.entries(columns).map(([name, column]) => ({
    name,
    decode: column.mapFromDriverValue === Column.prototype.mapFromDriverValue ? null : column,
  }));
  return (row) => {
    const read: Record<string, unknown> = {};
    fields.forEach(({ name, decode }, index) => {
      const value = row[index];
      read[name] = decode && value !== null ? decode.mapFromDriverValue(value) : value;
    });
    return read as Row;
  };
}
