/** What the log can be asked about; a value is the first word of the actions that it lets through. */
export const AUDIT_KINDS = [
  { value: 'all', label: 'Everything' },
  { value: 'member', label: 'Members' },
  { value: 'session', label: 'Sessions' },
  { value: 'invite', label: 'Invites' },
  { value: 'key', label: 'Keys' },
  { value: 'budget', label: 'Budgets' },
  { value: 'alert', label: 'Dismissed alerts' },
  { value: 'webhook', label: 'Alert webhook' },
  { value: 'connection', label: 'Connections' },
] as const;

export type AuditKind = (typeof AUDIT_KINDS)[number]['value'];
