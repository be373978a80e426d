import { eq, sql } from 'drizzle-orm';
import type { Db, Orm } from '#db/client';
import { calls } from '#db/schema/ledger';

type Move = { readonly callId: string; readonly connectionId: string; readonly connectionName: string };

/** An open call goes on at another upstream: what generation it comes to is that one's to say; the one before stays with its attempt. */
export function moveCall(db: Db, move: Move): void {
  db.prepared(moveCallStatement).run(move);
}

function moveCallStatement(orm: Orm) {
  const p = sql.placeholder;
  return orm
    .update(calls)
    .set({
      connectionId: sql`${p('connectionId')}`,
      connectionName: sql`${p('connectionName')}`,
      generationId: null,
    })
    .where(eq(calls.id, p('callId')))
    .prepare();
}
