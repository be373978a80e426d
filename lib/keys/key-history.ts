import type { AuditEntryView } from '#lib/audit/audit-view';
import type { AlertView } from '#lib/budgets/alert-view';

/** What was done to a key, and what its budgets told, both newest first. */
export type KeyHistory = { entries: AuditEntryView[]; alerts: AlertView[] };
