import { and, eq, gte, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '#db/client';
import { calls } from '#db/schema/ledger';
import type { Principal } from '#lib/auth/principal';
import { parseInput } from '#lib/parse-input';
import { IS_BOOKED } from './booked-rows.ts';
import { toUsd } from './figures.ts';
import { exactSum, toExact } from './sum-rows.ts';
import { requireWhose } from './whose-calls.ts';

const DAY_MS = 86_400_000;
const DAYS = 30;

const ActivityQuery = z.object({
  date: z.iso.date('must be a day such as 2026-11-23').optional(),
  keyId: z.string().max(100).optional(),
  memberId: z.string().max(100).optional(),
});

/** What was called on one UTC day of one model at one provider. Dollars are exact decimal strings. */
export type Activity = {
  readonly date: string;
  readonly model: string;
  readonly provider: string;
  readonly costUsd: string;
  readonly calls: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly reasoningTokens: number;
};

/** The last 30 completed UTC days, newest first, of calls whose cost is known. @throws AppError `forbidden`, `invalid_request`. */
export async function listActivity(
  app: { db: Db; now?: () => number },
  principal: Principal,
  input: unknown,
): Promise<Activity[]> {
  const { date, keyId, memberId } = parseInput(ActivityQuery, input);
  const today = Math.floor((app.now ?? Date.now)() / DAY_MS) * DAY_MS;
  const day = sql`date(${calls.openedAt} / 1000, 'unixepoch')`;
  const model = sql`coalesce(${calls.servedModel}, ${calls.requestedModel})`;
  const query = app.db.orm
    .select({
      date: day.as('date'),
      model: model.as('model'),
      provider: sql`coalesce(${calls.provider}, '')`.as('provider'),
      cost: exactSum(sql`coalesce(${calls.costNano}, 0)`).as('cost'),
      calls: sql`count(*)`.as('calls'),
      promptTokens: sql`sum(coalesce(${calls.promptTokens}, 0))`.as('promptTokens'),
      completionTokens: sql`sum(coalesce(${calls.completionTokens}, 0))`.as('completionTokens'),
      reasoningTokens: sql`sum(coalesce(${calls.reasoningTokens}, 0))`.as('reasoningTokens'),
    })
    .from(calls)
    .where(
      and(
        IS_BOOKED,
        gte(calls.openedAt, today - DAYS * DAY_MS),
        lt(calls.openedAt, today),
        requireWhose(principal) ?? undefined,
        date === undefined ? undefined : sql`${day} = ${date}`,
        keyId === undefined ? undefined : eq(calls.keyId, keyId),
        memberId === undefined ? undefined : eq(calls.memberId, memberId),
      ),
    )
    .groupBy(sql`1, 2, 3`)
    .orderBy(sql`1 desc, 2, 3`)
    .toSQL();
  const [rows = []] = await app.db.read([query]);
  return rows.map((row) => ({
    date: String(row.date),
    model: String(row.model),
    provider: String(row.provider),
    costUsd: toUsd(toExact(row.cost)),
    calls: Number(row.calls),
    promptTokens: Number(row.promptTokens),
    completionTokens: Number(row.completionTokens),
    reasoningTokens: Number(row.reasoningTokens),
  }));
}
