import type Database from 'better-sqlite3';
import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import { bareStatement } from '#db/bare-statement';
import type { Db, Orm } from '#db/client';
import { budgetWindows, callHolds } from '#db/schema/ledger';
import { raiseAlerts } from './raise-alerts.ts';

/**
 * Replaces what a call holds by what it cost, in every window of its admission. Synchronous, to run inside the commit that settles the
 * call; a second release finds nothing open and changes nothing.
 *
 * @throws RangeError for a cost that is no amount of money: nothing may be given back to a budget.
 */
export function releaseHolds(db: Db, callId: string, costNano: number, at: number = Date.now()): void {
  if (!Number.isSafeInteger(costNano) || costNano < 0) throw new RangeError(`${costNano} nano-dollars is no cost`);
  const s = db.prepared(releaseStatements);
  for (const hold of s.open.all({ callId })) {
    const window = s.release.get({ windowId: hold.windowId, amount: hold.amountNano, cost: costNano });
    if (!window || window.nextAlertNano === null) continue;
    if (window.spentNano + window.heldNano >= window.nextAlertNano) raiseAlerts(db, window, 'reached', at);
  }
  s.close.run({ callId });
}

function releaseStatements(orm: Orm, client: Database.Database) {
  const p = sql.placeholder;
  const isOpen = and(eq(callHolds.callId, p('callId')), eq(callHolds.isOpen, true));
  return {
    open: bareStatement(client, orm.select().from(callHolds).where(isOpen), getTableColumns(callHolds)),
    close: bareStatement(client, orm.update(callHolds).set({ isOpen: false }).where(isOpen)),
    release: bareStatement(
      client,
      orm
        .update(budgetWindows)
        .set({
          heldNano: sql`${budgetWindows.heldNano} - ${p('amount')}`,
          spentNano: sql`${budgetWindows.spentNano} + ${p('cost')}`,
        })
        .where(eq(budgetWindows.id, p('windowId')))
        .returning(),
      getTableColumns(budgetWindows),
    ),
  };
}
