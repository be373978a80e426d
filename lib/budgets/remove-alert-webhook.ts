import type { Db } from '#db/client';
import { writeAudit } from '#lib/audit/write-audit';
import type { Principal } from '#lib/auth/principal';
import { dropWebhook } from './drop-webhook.ts';
import { requireManager } from './require-manager.ts';

/** Sends alerts nowhere any more; those that wait are kept in the app. @throws AppError `forbidden` below admin. */
export async function removeAlertWebhook(app: { db: Db }, principal: Principal): Promise<void> {
  requireManager(principal);
  await app.db.commit((orm) => {
    const removed = dropWebhook(orm);
    if (!removed) return;
    writeAudit(orm, principal, { action: 'webhook.remove', target: { id: removed.id, name: removed.masked } });
  });
}
