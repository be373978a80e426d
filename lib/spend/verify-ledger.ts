import { type SQL, sql } from 'drizzle-orm';
import type { Db, Orm } from '#db/client';
import { budgetWindows, callHolds, calls, IS_PENDING, latencies, rollups } from '#db/schema/ledger';
import { callRows, IS_BOOKED, type RollupDimension, type RollupGrain, rollupRows, SUMMED } from './booked-rows.ts';
import { compareRows, type Difference } from './compare-rows.ts';

export type LedgerVerdict = { differences: Difference[]; calls: number; rollupRows: number };

const DIMENSIONS: readonly RollupDimension[] = ['all', 'model', 'member', 'key', 'provider', 'purpose', 'app'];
const EVER = { startsAt: 0, endsAt: Number.MAX_SAFE_INTEGER };

/**
 * Works out again from the calls what was added up along the way, and compares: rollups, latencies, what each budget window has
 * spent and holds, and whether every settled call has a cost. One state of the database; minutes for ten million calls, so it
 * is for `npm run admin` and its own connection, not for the serving thread. Names of groups are not compared.
 */
export async function verifyLedger(db: Pick<Db, 'orm'>): Promise<LedgerVerdict> {
  return db.orm.transaction(
    () => ({
      differences: [
        ...DIMENSIONS.flatMap((dimension) => compareRollups(db.orm, dimension)),
        ...compareLatencies(db.orm),
        ...compareWindows(db.orm),
        ...compareHolds(db.orm),
        ...compareCosts(db.orm),
      ],
      calls: countOf(db.orm, sql`${calls}`),
      rollupRows: countOf(db.orm, sql`${rollups}`),
    }),
    { behavior: 'deferred' },
  );
}

function countOf(orm: Orm, table: ReturnType<typeof sql>): number {
  return orm.get<{ n: number }>(sql`select count(*) as n from ${table}`).n;
}

/** Groups the calls once by hour, which is the slow part, and those groups by day. */
function compareRollups(orm: Orm, dimension: RollupDimension): Difference[] {
  const sums = sql.join(
    SUMMED.map((name) => sql.identifier(name)).map((name) => sql`sum(${name}) as ${name}`),
    sql`, `,
  );
  const hours = callRows(orm, { grain: 'hour', dimension, ...EVER });
  orm.run(sql`create temp table booked_hours as select "startsAt", "value", ${sums} from ${hours} group by 1, 2`);
  const days = sql`select "startsAt" - "startsAt" % 86400000 as "startsAt", "value", ${sums} from booked_hours group by 1, 2`;
  try {
    return [
      ...compareGrain(orm, 'hour', dimension, sql`select * from booked_hours`),
      ...compareGrain(orm, 'day', dimension, days),
    ];
  } finally {
    orm.run(sql`drop table booked_hours`);
  }
}

function compareGrain(orm: Orm, grain: RollupGrain, dimension: RollupDimension, expected: SQL): Difference[] {
  return compareRows(orm, {
    found: sql`select * from ${rollupRows(orm, { grain, dimension, ...EVER })}`,
    expected,
    keys: ['startsAt', 'value'],
    columns: SUMMED,
    toWhere: ({ startsAt, value }) =>
      `rollup ${grain} ${dimension} ${new Date(startsAt).toISOString()} ${value}`.trimEnd(),
  });
}

function compareLatencies(orm: Orm): Difference[] {
  const timed = (measure: string, column: typeof calls.firstTokenMs | typeof calls.durationMs) => sql`
    select ${calls.openedAt} - ${calls.openedAt} % 86400000 as "day", coalesce(${calls.servedModel}, ${calls.requestedModel}) as "model",
      ${measure} as "measure", iif(${column} <= 1, 0, cast(floor(ln(${column}) / ln(1.1)) as integer)) as "bucket"
    from ${calls} where ${IS_BOOKED} and ${calls.ending} = 'finished' and ${column} is not null`;
  return compareRows(orm, {
    found: sql`select ${latencies.day}, ${latencies.model}, ${latencies.measure}, ${latencies.bucket}, ${latencies.calls} from ${latencies}`,
    expected: sql`select "day", "model", "measure", "bucket", count(*) as "calls"
      from (${timed('first_token', calls.firstTokenMs)} union all ${timed('duration', calls.durationMs)}) group by 1, 2, 3, 4`,
    keys: ['day', 'model', 'measure', 'bucket'],
    columns: ['calls'],
    toWhere: ({ day, model, measure, bucket }) =>
      `latency ${measure} ${new Date(day).toISOString().slice(0, 10)} ${model} bucket ${bucket}`,
  });
}

function compareWindows(orm: Orm): Difference[] {
  return compareRows(orm, {
    found: sql`select ${budgetWindows.id} as "id", ${budgetWindows.spentNano} as "spentNano", ${budgetWindows.heldNano} as "heldNano" from ${budgetWindows}`,
    expected: sql`
      select ${budgetWindows.id} as "id",
        coalesce(sum(${calls.costNano}) filter (where ${IS_BOOKED}), 0) as "spentNano",
        coalesce(sum(${callHolds.amountNano}) filter (where ${IS_PENDING}), 0) as "heldNano"
      from ${budgetWindows}
        left join ${callHolds} on ${callHolds.windowId} = ${budgetWindows.id}
        left join ${calls} on ${calls.id} = ${callHolds.callId}
      group by 1`,
    keys: ['id'],
    columns: ['spentNano', 'heldNano'],
    toWhere: ({ id }) => `budget window ${id}`,
  });
}

/** A hold is open exactly as long as its call has no final cost. */
function compareHolds(orm: Orm): Difference[] {
  const key = sql`${callHolds.callId} as "callId", ${callHolds.windowId} as "windowId"`;
  return compareRows(orm, {
    found: sql`select ${key}, ${callHolds.isOpen} as "isOpen" from ${callHolds}`,
    expected: sql`select ${key}, ${IS_PENDING} as "isOpen" from ${callHolds} join ${calls} on ${calls.id} = ${callHolds.callId}`,
    keys: ['callId', 'windowId'],
    columns: ['isOpen'],
    toWhere: ({ callId, windowId }) => `hold of call ${callId} in window ${windowId}`,
  });
}

/** A final cost is a number, be it zero; a pending one is none. */
function compareCosts(orm: Orm): Difference[] {
  return compareRows(orm, {
    found: sql`select ${calls.id} as "id", ${calls.costNano} is not null as "hasCost" from ${calls}`,
    expected: sql`select ${calls.id} as "id", ${IS_BOOKED} as "hasCost" from ${calls}`,
    keys: ['id'],
    columns: ['hasCost'],
    toWhere: ({ id }) => `call ${id}`,
  });
}
