import { and, inArray, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '#db/client';
import { anomalyAlerts, budgetAlerts } from '#db/schema/budgets';
import { writeAudit } from '#lib/audit/write-audit';
import type { Principal } from '#lib/auth/principal';
import { parseInput } from '#lib/parse-input';
import { nameBudget } from './name-budget.ts';
import { requireManager } from './require-manager.ts';

const DismissInput = z.object({ ids: z.array(z.string().max(100)).max(100) });

/** Takes alerts out of the notice, for every admin; the list keeps them. @throws AppError `forbidden` below admin. */
export async function dismissAlerts(app: { db: Db }, principal: Principal, input: unknown): Promise<void> {
  requireManager(principal);
  const { ids } = parseInput(DismissInput, input);
  await app.db.commit((orm) => {
    const dismissedAt = Date.now();
    const isNew = (table: typeof budgetAlerts | typeof anomalyAlerts) =>
      and(inArray(table.id, ids), isNull(table.dismissedAt));
    const ofBudgets = orm.update(budgetAlerts).set({ dismissedAt }).where(isNew(budgetAlerts)).returning().all();
    for (const { budgetId: id, percent, ...alert } of ofBudgets) {
      const target = { id, name: nameBudget(alert, alert.scopeName) };
      writeAudit(orm, principal, { action: 'alert.dismiss', target, details: { percent } });
    }
    const ofModels = orm.update(anomalyAlerts).set({ dismissedAt }).where(isNew(anomalyAlerts)).returning().all();
    for (const { model, anomaly, callId } of ofModels) {
      const target = { id: model, name: model };
      writeAudit(orm, principal, { action: 'alert.dismiss', target, details: { anomaly, callId } });
    }
  });
}
