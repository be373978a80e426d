import { desc } from 'drizzle-orm';
import type { Db } from '#db/client';
import { anomalyAlerts, budgetAlerts } from '#db/schema/budgets';
import type { Principal } from '#lib/auth/principal';
import type { AlertView } from './alert-view.ts';
import { requireManager } from './require-manager.ts';
import { toAlertView } from './to-alert-view.ts';
import { toAnomalyView } from './to-anomaly-view.ts';

const MOST = 100;

/** The last hundred alerts, newest first. @throws AppError `forbidden` below admin. */
export async function listAlerts(app: { db: Db }, principal: Principal): Promise<AlertView[]> {
  requireManager(principal);
  const { orm } = app.db;
  const newest = <T extends typeof budgetAlerts | typeof anomalyAlerts>({ raisedAt, id }: T) => [
    desc(raisedAt),
    desc(id),
  ];
  const ofBudgets = orm
    .select()
    .from(budgetAlerts)
    .orderBy(...newest(budgetAlerts))
    .limit(MOST)
    .all();
  const ofModels = orm
    .select()
    .from(anomalyAlerts)
    .orderBy(...newest(anomalyAlerts))
    .limit(MOST)
    .all();
  return [...ofBudgets.map(toAlertView), ...ofModels.map(toAnomalyView)]
    .toSorted((a, b) => b.raisedAt - a.raisedAt)
    .slice(0, MOST);
}
