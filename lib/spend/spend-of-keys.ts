import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { keys } from '#db/schema/keys';
import { rollups } from '#db/schema/ledger';
import type { Principal } from '#lib/auth/principal';
import { canSeeAllSpend } from './can-see-all-spend.ts';
import { toUsd } from './figures.ts';
import { type KeySpend, NO_SPEND } from './key-spend.ts';
import { exactSum, toExact } from './sum-rows.ts';

const DAY_MS = 86_400_000;
const DAYS = 30;
/** 1970-01-01 was a Thursday: three days after a Monday. */
const THURSDAY = 3;

/**
 * What each of these keys spent, from the rollups. For keys that the principal manages, as `listKeys` gives them; another's key
 * reads as one that spent nothing.
 */
export async function spendOfKeys(
  app: { db: Db; now?: () => number },
  principal: Principal,
  keyIds: readonly string[],
): Promise<ReadonlyMap<string, KeySpend>> {
  const spends = new Map(keyIds.map((id) => [id, NO_SPEND]));
  if (keyIds.length === 0) return spends;
  const { orm } = app.db;
  const starts = startsAt((app.now ?? Date.now)());
  const since = (at: number) => sql`iif(${rollups.startsAt} >= ${at}, ${rollups.costNano}, 0)`;
  const sum = (of: SQL | typeof rollups.costNano) => exactSum(sql`${of}`);
  const own = orm.select({ id: keys.id }).from(keys).where(eq(keys.memberId, principal.memberId));
  const query = orm
    .select({
      keyId: sql`${rollups.value}`.as('keyId'),
      day: sum(since(starts.day)).as('day'),
      week: sum(since(starts.week)).as('week'),
      month: sum(since(starts.month)).as('month'),
      ever: sum(rollups.costNano).as('ever'),
      last30: sum(since(starts.last30)).as('last30'),
      calls: sql`sum(iif(${rollups.startsAt} >= ${starts.last30}, ${rollups.calls}, 0))`.as('calls'),
    })
    .from(rollups)
    .where(
      and(
        eq(rollups.grain, 'day'),
        eq(rollups.dimension, 'key'),
        sql`${rollups.value} in (select value from json_each(${JSON.stringify(keyIds)}))`,
        canSeeAllSpend(principal) ? undefined : inArray(rollups.value, own),
      ),
    )
    .groupBy(rollups.value)
    .toSQL();
  const [rows = []] = await app.db.read([query]);
  for (const row of rows) {
    spends.set(String(row.keyId), {
      dayUsd: toUsd(toExact(row.day)),
      weekUsd: toUsd(toExact(row.week)),
      monthUsd: toUsd(toExact(row.month)),
      everUsd: toUsd(toExact(row.ever)),
      last30Usd: toUsd(toExact(row.last30)),
      last30Calls: Number(row.calls),
    });
  }
  return spends;
}

function startsAt(now: number) {
  const day = Math.floor(now / DAY_MS);
  const date = new Date(now);
  return {
    day: day * DAY_MS,
    week: (day - ((day + THURSDAY) % 7)) * DAY_MS,
    month: Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1),
    last30: (day - DAYS + 1) * DAY_MS,
  };
}
