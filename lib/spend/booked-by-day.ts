import { and, asc, eq, gte, inArray, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/sqlite-core';
import type { Db, Orm } from '#db/client';
import type { Query } from '#db/reader';
import { attempts, calls, IS_PENDING } from '#db/schema/ledger';
import { IS_BOOKED, MODEL } from './booked-rows.ts';
import { exactSum, toExact } from './sum-rows.ts';

/** Which upstream: the sandbox, or OpenRouter by these connections; those that are gone are known by their generations. */
export type Upstream = { readonly kind: 'sandbox' } | { readonly kind: 'openrouter'; readonly ids: readonly string[] };

/** What the ledger holds of one model on one UTC day, as the upstream counts days. */
export type BookedModel = {
  readonly model: string;
  /** Of the calls whose cost is known. */
  readonly costNano: bigint;
  readonly calls: number;
  /** How many of those are booked by estimate. */
  readonly estimatedCalls: number;
  readonly unsettledCalls: number;
  /** What the unsettled ones hold. */
  readonly heldNano: bigint;
};

const DAY_MS = 86_400_000;
/** A call may be admitted on one day and reach the upstream on the next. */
const LONGEST_CALL_MS = 3_600_000;

/**
 * What calls to an upstream cost on the UTC day that begins at `startsAt`, by model, attempts that another upstream followed each under its
 * own. A call is of the day that its generation's id tells, as the upstream counts it, else of its admission. On the reader's thread.
 */
export async function bookedByDay(db: Db, upstream: Upstream, startsAt: number): Promise<BookedModel[]> {
  const [rows = []] = await db.read([sumsOf(db.orm, upstream, startsAt)]);
  return rows.map((row) => ({
    model: String(row.model),
    costNano: toExact(row.cost),
    calls: Number(row.calls),
    estimatedCalls: Number(row.estimated),
    unsettledCalls: Number(row.unsettled),
    heldNano: toExact(row.held),
  }));
}

/** When the first call went to an upstream; null before it. */
export async function firstCallAt(db: Db, upstream: Upstream): Promise<number | null> {
  const query = db.orm
    .select({ at: sql`${calls.openedAt}`.as('at') })
    .from(calls)
    .where(isAt(upstream, calls))
    .orderBy(asc(calls.openedAt))
    .limit(1)
    .toSQL();
  const [rows = []] = await db.read([query]);
  const at = rows[0]?.at ?? null;
  return at === null ? null : Number(at);
}

function sumsOf(orm: Orm, upstream: Upstream, startsAt: number): Query {
  const endsAt = startsAt + DAY_MS;
  const inReach = and(gte(calls.openedAt, startsAt - LONGEST_CALL_MS), lt(calls.openedAt, endsAt));
  const failed = sql`coalesce((select sum(${attempts.costNano}) from ${attempts}
    where ${attempts.callId} = ${calls.id} and ${attempts.verdict} = 'next'), 0)`;
  const own = orm
    .select({
      billedAt: billedAt(calls.generationId, calls.openedAt).as('billedAt'),
      model: MODEL.as('model'),
      isBooked: sql`${IS_BOOKED}`.as('isBooked'),
      isEstimated: sql`coalesce(${calls.costSource} = 'estimated', 0)`.as('isEstimated'),
      costNano: sql`${calls.costNano} - ${failed}`.as('costNano'),
      heldNano: sql`iif(${IS_PENDING}, ${calls.heldNano}, 0)`.as('heldNano'),
    })
    .from(calls)
    // What was refused for nothing is no request that the upstream counts.
    .where(and(inReach, isAt(upstream, calls), sql`not (${calls.ending} is 'refused' and ${calls.costNano} is 0)`));
  const earlier = orm
    .select({
      billedAt: billedAt(attempts.generationId, attempts.startedAt).as('billedAt'),
      model: sql`${attempts.model}`.as('model'),
      isBooked: sql`${attempts.costNano} is not null`.as('isBooked'),
      isEstimated: sql`${attempts.generationId} is null`.as('isEstimated'),
      costNano: sql`${attempts.costNano}`.as('costNano'),
      heldNano: sql`0`.as('heldNano'),
    })
    .from(calls)
    .innerJoin(attempts, eq(attempts.callId, calls.id))
    .where(
      and(
        inReach,
        eq(attempts.verdict, 'next'),
        isAt(upstream, attempts),
        sql`(${attempts.costNano} is null or ${attempts.costNano} > 0)`,
      ),
    );
  const billed = unionAll(own, earlier).as('billed');
  const only = (amount: SQL.Aliased, condition: SQL.Aliased) => sql`iif(${condition}, ${amount}, 0)`;
  return orm
    .select({
      model: billed.model,
      cost: exactSum(only(billed.costNano, billed.isBooked)).as('cost'),
      calls: sql`sum(${billed.isBooked})`.as('calls'),
      estimated: sql`sum(${billed.isBooked} and ${billed.isEstimated})`.as('estimated'),
      unsettled: sql`sum(not ${billed.isBooked})`.as('unsettled'),
      held: exactSum(billed.heldNano).as('held'),
    })
    .from(billed)
    .where(and(sql`${billed.billedAt} >= ${startsAt}`, sql`${billed.billedAt} < ${endsAt}`))
    .groupBy(sql`1`)
    .orderBy(sql`1`)
    .toSQL();
}

/** A generation's id has its second in it: `gen-1763856000-…`. */
function billedAt(generationId: SQL | typeof calls.generationId | typeof attempts.generationId, at: unknown): SQL {
  const told = sql`cast(substr(${generationId}, 5, 10) as integer) * 1000`;
  return sql`iif(${generationId} glob 'gen-[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]-*' and abs(${told} - ${at}) < ${DAY_MS}, ${told}, ${at})`;
}

function isAt(upstream: Upstream, { connectionId, generationId }: typeof calls | typeof attempts): SQL | undefined {
  if (upstream.kind === 'sandbox') return eq(connectionId, 'sandbox');
  const isKnown = upstream.ids.length > 0 ? inArray(connectionId, [...upstream.ids]) : undefined;
  return and(ne(connectionId, 'sandbox'), or(sql`${generationId} is not null`, isKnown));
}
