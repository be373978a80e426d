import { desc } from 'drizzle-orm';
import type { Db } from '#db/client';
import { budgetAlerts } from '#db/schema/budgets';
import type { Principal } from '#lib/auth/principal';
import type { AlertView } from './alert-view.ts';
import { requireManager } from './require-manager.ts';
import { toAlertView } from './to-alert-view.ts';

const MOST = 100;

/** The last hundred alerts, newest first. @throws AppError `forbidden` below admin. */
export async function listAlerts(app: { db: Db }, principal: Principal): Promise<AlertView[]> {
  requireManager(principal);
  const rows = app.db.orm
    .select()
    .from(budgetAlerts)
    .orderBy(desc(budgetAlerts.raisedAt), desc(budgetAlerts.id))
    .limit(MOST)
    .all();
  return rows.map(toAlertView);
}
