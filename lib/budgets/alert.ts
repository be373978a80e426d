import type { budgetAlerts } from '#db/schema/budgets';

export type AlertRow = typeof budgetAlerts.$inferSelect;
