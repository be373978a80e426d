import { type SQL, sql } from 'drizzle-orm';
import type { Orm } from '#db/client';
import type { Query, Row } from '#db/reader';
import { type callRows, type rollupRows, SUMMED } from './booked-rows.ts';
import type { Figures } from './figures.ts';
import type { SpendGrain } from './spend.ts';

/** Sums of one group in one bucket. Where the question did not ask for buckets, `startsAt` is 0; a null value is all other groups. */
export type SummedRow = Figures & { readonly startsAt: number; readonly value: string | null; readonly label: string };

type Grouping = {
  /** Apart by bucket too, not over the whole range. */
  by?: SpendGrain;
  /** Only so many groups, the dearest of all buckets, and the others as one: a chart needs no more, and they may be thousands. */
  dearest?: number;
};

type Booked = ReturnType<typeof rollupRows> | ReturnType<typeof callRows>;

/** Adds up `booked` by value. Read the answer with `toSummedRow`. */
export function sumRows(orm: Orm, booked: Booked, { by, dearest }: Grouping = {}): Query {
  const sums = Object.fromEntries(SUMMED.map((name) => [name, sumOf(name, booked[name]).as(name)]));
  return orm
    .select({
      startsAt: sql`${by ? bucketOf(by, sql`${booked.startsAt}`) : sql`0`}`.as('bucket'),
      value: sql`${dearest === undefined ? booked.value : onlyDearest(booked, dearest)}`.as('groupValue'),
      // The one max() of the query: SQLite then takes the bare label from the same, newest row.
      newest: sql`max(${booked.startsAt})`.as('newest'),
      label: sql`${booked.label}`.as('groupLabel'),
      ...sums,
    })
    .from(booked)
    .groupBy(sql`1, 2`)
    .toSQL();
}

export function toSummedRow(row: Row): SummedRow {
  return {
    startsAt: Number(row.bucket),
    value: row.groupValue === null ? null : String(row.groupValue),
    label: String(row.groupLabel),
    costNano: toExact(row.costNano),
    estimatedNano: toExact(row.estimatedNano),
    calls: Number(row.calls),
    failed: Number(row.failed),
    promptTokens: Number(row.promptTokens),
    completionTokens: Number(row.completionTokens),
    cachedTokens: Number(row.cachedTokens),
    reasoningTokens: Number(row.reasoningTokens),
  };
}

/** Counts fit into a number a thousand times over; money may not. */
function sumOf(name: (typeof SUMMED)[number], of: SQL.Aliased): SQL {
  return name === 'costNano' || name === 'estimatedNano' ? exactSum(of) : sql`coalesce(sum(${of}), 0)`;
}

const BILLION = 1_000_000_000n;

/**
 * A sum that neither overflows nor rounds. SQLite raises "integer overflow" past 2^63 and the driver rounds past 2^53, so
 * billions and the rest are added apart and leave as text. Null over no rows.
 */
export function exactSum(of: SQL.Aliased | SQL): SQL {
  return sql`sum(${of} / 1000000000) || ' ' || sum(${of} % 1000000000)`;
}

/** Reads what `exactSum` gave. */
export function toExact(sum: unknown): bigint {
  if (sum === null) return 0n;
  const [billions = '0', rest = '0'] = String(sum).split(' ');
  return BigInt(billions) * BILLION + BigInt(rest);
}

/** Ranked by a float, which never overflows: it decides only who is shown alone. */
function onlyDearest(booked: Booked, count: number): SQL {
  const dearest = sql`select ${booked.value} from ${booked} group by 1 order by total(${booked.costNano}) desc, total(${booked.calls}) desc, 1 limit ${count}`;
  return sql`iif(${booked.value} in (${dearest}), ${booked.value}, null)`;
}

function bucketOf(grain: SpendGrain, startsAt: SQL): SQL {
  if (grain === 'month') return sql`unixepoch(${startsAt} / 1000, 'unixepoch', 'start of month') * 1000`;
  const size = sql.raw(grain === 'hour' ? '3600000' : '86400000');
  return sql`${startsAt} - ${startsAt} % ${size}`;
}
