import { and, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { calls, rollups } from '#db/schema/ledger';

export type RollupDimension = typeof rollups.$inferSelect.dimension;
export type RollupGrain = typeof rollups.$inferSelect.grain;

/** Rows to add up: one grain and dimension over [startsAt, endsAt). */
export type Slice = { grain: RollupGrain; dimension: RollupDimension; startsAt: number; endsAt: number };

const GRAIN_MS = { hour: 3_600_000, day: 86_400_000 } as const;

/** The columns that are added up, under the names of `rollups`. */
export const SUMMED = [
  'calls',
  'failed',
  'costNano',
  'estimatedNano',
  'promptTokens',
  'completionTokens',
  'cachedTokens',
  'reasoningTokens',
] as const;

/** Rollup rows of a slice, as a subquery named `booked`. */
export function rollupRows(orm: Orm, { grain, dimension, startsAt, endsAt }: Slice) {
  const columns = Object.fromEntries(SUMMED.map((name) => [name, sql`${rollups[name]}`.as(name)]));
  return orm
    .select({
      startsAt: sql`${rollups.startsAt}`.as('startsAt'),
      value: sql`${rollups.value}`.as('value'),
      label: sql`${rollups.label}`.as('label'),
      ...(columns as Record<(typeof SUMMED)[number], SQL.Aliased>),
    })
    .from(rollups)
    .where(
      and(
        eq(rollups.grain, grain),
        eq(rollups.dimension, dimension),
        gte(rollups.startsAt, startsAt),
        lt(rollups.startsAt, endsAt),
      ),
    )
    .as('booked');
}

/**
 * The booked calls of a slice in the shape of rollup rows, one a call, as a subquery named `booked`. A call is booked when its
 * cost is final, in the bucket of its admission. What is booked under which value is said here a second time, apart from the
 * code that keeps the rollups, so that each can be checked against the other.
 */
export function callRows(orm: Orm, { grain, dimension, startsAt, endsAt }: Slice, whose?: SQL) {
  const { value, label } = DIMENSIONS[dimension];
  const size = sql.raw(String(GRAIN_MS[grain]));
  return orm
    .select({
      startsAt: sql`${calls.openedAt} - ${calls.openedAt} % ${size}`.as('startsAt'),
      value: sql`${value}`.as('value'),
      label: sql`${label}`.as('label'),
      calls: sql`1`.as('calls'),
      failed: sql`coalesce(${calls.ending} in ('broke', 'refused'), 0)`.as('failed'),
      costNano: sql`coalesce(${calls.costNano}, 0)`.as('costNano'),
      estimatedNano: sql`iif(${calls.costSource} = 'estimated', coalesce(${calls.costNano}, 0), 0)`.as('estimatedNano'),
      promptTokens: sql`coalesce(${calls.promptTokens}, 0)`.as('promptTokens'),
      completionTokens: sql`coalesce(${calls.completionTokens}, 0)`.as('completionTokens'),
      cachedTokens: sql`coalesce(${calls.cachedTokens}, 0)`.as('cachedTokens'),
      reasoningTokens: sql`coalesce(${calls.reasoningTokens}, 0)`.as('reasoningTokens'),
    })
    .from(calls)
    .where(and(IS_BOOKED, gte(calls.openedAt, startsAt), lt(calls.openedAt, endsAt), sql`${value} is not null`, whose))
    .as('booked');
}

export const IS_BOOKED = inArray(calls.state, ['settled', 'reconciled', 'written_off']);

/** Which model a call is booked under. */
export const MODEL = sql`coalesce(${calls.servedModel}, ${calls.requestedModel})`;

const DIMENSIONS: Record<RollupDimension, { value: SQL; label: SQL }> = {
  all: { value: sql`''`, label: sql`''` },
  model: { value: MODEL, label: MODEL },
  member: { value: sql`${calls.memberId}`, label: sql`coalesce(${calls.memberName}, ${calls.memberId})` },
  key: { value: sql`${calls.keyId}`, label: sql`coalesce(${calls.keyName}, ${calls.keyId})` },
  provider: { value: sql`${calls.provider}`, label: sql`${calls.provider}` },
  purpose: { value: sql`${calls.purpose}`, label: sql`${calls.purpose}` },
  app: { value: sql`${calls.app}`, label: sql`${calls.app}` },
};
