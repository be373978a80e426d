import { and, desc, getTableColumns, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '#db/client';
import { calls } from '#db/schema/ledger';
import type { Principal } from '#lib/auth/principal';
import { parseInput } from '#lib/parse-input';
import { CallFilter, conditionsOf } from './call-filter.ts';
import type { CallLine } from './call-line.ts';
import { toCallLine } from './to-call-line.ts';
import { requireWhose } from './whose-calls.ts';

const CURSOR = /^(\d{1,15})\.(.{1,64})$/;

const ListCallsInput = CallFilter.extend({
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

function pageOf({ before }: Wanted): SQL | undefined {
  const [, openedAt, id] = CURSOR.exec(before ?? '') ?? [];
  if (openedAt === undefined) return undefined;
  return sql`(${calls.openedAt}, ${calls.id}) < (${Number(openedAt)}, ${id})`;
}
