import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { keys } from '#db/schema/keys';
import { writeAudit } from '#lib/audit/write-audit';
import type { Principal } from '#lib/auth/principal';
import { removeKeyBudgets } from '#lib/budgets/remove-key-budgets';
import { requireOwnKey } from './require-own-key.ts';

/** Ends a key for good. What it spent stays in the ledger under its name. @throws AppError `not_found`. */
export async function removeKey(app: { db: Db }, principal: Principal, keyId: string): Promise<void> {
  await app.db.commit((orm) => {
    const { row } = requireOwnKey(orm, principal, keyId);
    removeKeyBudgets(orm, keyId);
    orm.delete(keys).where(eq(keys.id, keyId)).run();
    writeAudit(orm, principal, { action: 'key.remove', target: row });
  });
}
