import type { Db } from '#db/client';
import { budgets } from '#db/schema/ledger';
import { newId } from '#lib/ids';

type Budget = typeof budgets.$inferInsert;

/** Writes a blocking budget for ever; a test says what differs. Returns its id. */
export function addBudget(db: Db, differing: Partial<Budget> = {}): string {
  const id = newId();
  db.orm
    .insert(budgets)
    .values({ id, scope: 'team', period: 'ever', limitNano: 1_000_000, isBlocking: true, createdAt: 0, ...differing })
    .run();
  return id;
}
