import { and, eq, sql } from 'drizzle-orm';
import type { Db, Orm } from '#db/client';
import { budgetWindows, callHolds } from '#db/schema/ledger';

/**
 * Replaces what a call holds by what it cost, in every window of its admission. Synchronous, to run inside the commit that settles the
 * call; a second release finds nothing open and changes nothing.
 */
export function releaseHolds(db: Db, callId: string, costNano: number): void {
  const s = db.prepared(releaseStatements);
  for (const hold of s.open.all({ callId })) {
    s.release.run({ windowId: hold.windowId, amount: hold.amountNano, cost: costNano });
  }
  s.close.run({ callId });
}

function releaseStatements(orm: Orm) {
  const p = sql.placeholder;
  const isOpen = and(eq(callHolds.callId, p('callId')), eq(callHolds.isOpen, true));
  return {
    open: orm.select().from(callHolds).where(isOpen).prepare(),
    close: orm.update(callHolds).set({ isOpen: false }).where(isOpen).prepare(),
    release: orm
      .update(budgetWindows)
      .set({
        heldNano: sql`${budgetWindows.heldNano} - ${p('amount')}`,
        spentNano: sql`${budgetWindows.spentNano} + ${p('cost')}`,
      })
      .where(eq(budgetWindows.id, p('windowId')))
      .prepare(),
  };
}
