import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { alertWebhooks, budgetAlerts } from '#db/schema/budgets';
import { writeAudit } from '#lib/audit/write-audit';
import type { Principal } from '#lib/auth/principal';
import { requireManager } from './require-manager.ts';

/** Sends alerts nowhere any more; those that wait are kept in the app. @throws AppError `forbidden` below admin. */
export async function removeAlertWebhook(app: { db: Db }, principal: Principal): Promise<void> {
  requireManager(principal);
  await app.db.commit((orm) => {
    const removed = orm.delete(alertWebhooks).returning().get();
    if (!removed) return;
    orm
      .update(budgetAlerts)
      .set({ delivery: 'kept', nextTryAt: null })
      .where(eq(budgetAlerts.delivery, 'waiting'))
      .run();
    writeAudit(orm, principal, { action: 'webhook.remove', target: { id: removed.id, name: removed.masked } });
  });
}
