import { and, eq, getTableColumns, or, sql } from 'drizzle-orm';
import type { Db, Orm } from '#db/client';
import { conversations } from '#db/schema/conversations';
import { calls } from '#db/schema/ledger';
import type { Principal } from '#lib/auth/principal';
import { canSeeAllSpend } from './can-see-all-spend.ts';
import type { Receipt } from './receipt.ts';
import { toReceipt } from './to-receipt.ts';

/**
 * The receipts of these calls, by call id. Left out, as if they did not exist, are calls that the principal may not see: a
 * receipt is for whoever made the call, for whoever reads the conversation it answered in, and for owners and admins.
 */
export async function listReceipts(
  app: { db: Db },
  principal: Principal,
  callIds: readonly string[],
): Promise<Record<string, Receipt>> {
  if (callIds.length === 0) return {};
  const rows = app.db.prepared(makeReceipts).all({
    ids: JSON.stringify(callIds),
    memberId: principal.kind === 'member' ? principal.memberId : null,
    keyId: principal.kind === 'key' ? principal.keyId : null,
    seesAll: canSeeAllSpend(principal) ? 1 : 0,
  });
  return Object.fromEntries(rows.map((row) => [row.id, toReceipt(row)]));
}

function makeReceipts(orm: Orm) {
  const memberId = sql.placeholder('memberId');
  const isReader = and(
    sql`${memberId} is not null`,
    or(eq(conversations.visibility, 'team'), eq(conversations.ownerId, memberId)),
  );
  return orm
    .select(getTableColumns(calls))
    .from(calls)
    .leftJoin(conversations, eq(conversations.id, calls.conversationId))
    .where(
      and(
        sql`${calls.id} in (select value from json_each(${sql.placeholder('ids')}))`,
        or(
          sql`${sql.placeholder('seesAll')}`,
          eq(calls.memberId, memberId),
          eq(calls.keyId, sql.placeholder('keyId')),
          isReader,
        ),
      ),
    )
    .prepare();
}
