import type { anomalyAlerts, budgetAlerts } from '#db/schema/budgets';

export type AlertRow = typeof budgetAlerts.$inferSelect;
export type AnomalyRow = typeof anomalyAlerts.$inferSelect;
