import { and, desc, eq, getTableColumns, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '#db/client';
import { calls } from '#db/schema/ledger';
import type { Principal } from '#lib/auth/principal';
import { parseInput } from '#lib/parse-input';
import { IS_BOOKED, IS_PENDING } from './booked-rows.ts';
import type { CallLine } from './call-line.ts';
import { toRange, UtcDay } from './spend-range.ts';
import { toCallLine } from './to-call-line.ts';
import { requireWhose } from './whose-calls.ts';

const CURSOR = /^(\d{1,15})\.(.{1,64})$/;

/** As it comes from an address: all text. */
const ListCallsInput = z.object({
  /** UTC days, both included; one alone is that day. */
  from: UtcDay.optional(),
  to: UtcDay.optional(),
  keyId: z.string().optional(),
  memberId: z.string().optional(),
  /** The model asked for or the one that answered. */
  model: z.string().optional(),
  purpose: z.string().optional(),
  /** What is known of the cost. */
  state: z.enum(['reported', 'estimated', 'unsettled']).optional(),
  /** `failed`: broke or refused. */
  ending: z.enum(['finished', 'left', 'failed']).optional(),
  before: z.string().regex(CURSOR, 'must be what “next” said').optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

type Wanted = z.output<typeof ListCallsInput>;

/**
 * The calls that the principal may add up, newest first: everybody's for owners and admins, else one's own. A page at a time:
 * `next` is the `before` of the page after, and stays right while new calls arrive.
 *
 * @throws AppError forbidden for a viewer, invalid_request for filters that cannot be.
 */
export async function listCalls(
  app: { db: Db },
  principal: Principal,
  input: unknown,
): Promise<{ calls: CallLine[]; next: string | null }> {
  const wanted = parseInput(ListCallsInput, input);
  const whose = requireWhose(principal);
  const columns = Object.fromEntries(
    Object.entries(getTableColumns(calls)).map(([name, column]) => [name, sql`${column}`.as(name)]),
  );
  const query = app.db.orm
    .select(columns)
    .from(calls)
    .where(and(whose ?? undefined, ...conditionsOf(wanted), pageOf(wanted)))
    .orderBy(desc(calls.openedAt), desc(calls.id))
    .limit(wanted.limit + 1)
    .toSQL();
  const [rows = []] = (await app.db.read([query])) as unknown as (typeof calls.$inferSelect)[][];
  const page = rows.slice(0, wanted.limit);
  const last = page.at(-1);
  const next = last && rows.length > wanted.limit ? `${last.openedAt}.${last.id}` : null;
  return { calls: page.map(toCallLine), next };
}

function conditionsOf({ from, to, keyId, memberId, model, purpose, state, ending }: Wanted): (SQL | undefined)[] {
  const range = from === undefined && to === undefined ? null : toRange(from ?? to ?? '', to ?? from ?? '');
  return [
    range ? and(gte(calls.openedAt, range.startsAt), lt(calls.openedAt, range.endsAt)) : undefined,
    keyId === undefined ? undefined : eq(calls.keyId, keyId),
    memberId === undefined ? undefined : eq(calls.memberId, memberId),
    model === undefined ? undefined : or(eq(calls.servedModel, model), eq(calls.requestedModel, model)),
    purpose === undefined ? undefined : eq(calls.purpose, purpose),
    state === undefined ? undefined : STATES[state],
    ending === undefined ? undefined : inArray(calls.ending, ending === 'failed' ? ['broke', 'refused'] : [ending]),
  ];
}

function pageOf({ before }: Wanted): SQL | undefined {
  const [, openedAt, id] = CURSOR.exec(before ?? '') ?? [];
  if (openedAt === undefined) return undefined;
  return sql`(${calls.openedAt}, ${calls.id}) < (${Number(openedAt)}, ${id})`;
}

const IS_REPORTED = sql`coalesce(${calls.costSource} = 'reported' and ${calls.state} <> 'written_off', 0)`;

/** The words of `receiptState`, as conditions. */
const STATES = {
  unsettled: IS_PENDING,
  reported: and(IS_BOOKED, IS_REPORTED),
  estimated: and(IS_BOOKED, sql`not ${IS_REPORTED}`),
};
