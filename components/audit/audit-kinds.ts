import type { AuditAction } from '#lib/audit/audit-action';

/** The first word of the actions that it lets through, or all of them. */
export type AuditKind = 'all' | (AuditAction extends `${infer Kind}.${string}` ? Kind : never);

const LABELS: Record<AuditKind, string> = {
  all: 'Everything',
  member: 'Members',
  session: 'Sign-ins and sessions',
  invite: 'Invites',
  key: 'Keys',
  budget: 'Budgets',
  alert: 'Dismissed alerts',
  webhook: 'Alert webhook',
  connection: 'Connections',
  invoice: 'Invoice differences',
  share: 'Shared links',
  database: 'Restores',
  secret: 'The secret',
};

/** What the log can be asked about. */
export const AUDIT_KINDS = Object.keys(LABELS).map((value) => ({
  value: value as AuditKind,
  label: LABELS[value as AuditKind],
}));
