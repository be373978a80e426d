import { eq } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { alertWebhooks, anomalyAlerts, budgetAlerts } from '#db/schema/budgets';

/** Alerts go nowhere any more; those that wait are kept in the app. Synchronous. @returns what there was, null when nothing. */
export function dropWebhook(orm: Orm): typeof alertWebhooks.$inferSelect | null {
  const dropped = orm.delete(alertWebhooks).returning().get();
  if (!dropped) return null;
  for (const table of [budgetAlerts, anomalyAlerts])
    orm.update(table).set({ delivery: 'kept', nextTryAt: null }).where(eq(table.delivery, 'waiting')).run();
  return dropped;
}
