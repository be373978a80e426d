import { and, eq, like, or, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { auditEntries } from '#db/schema/audit';
import type { Principal } from '#lib/auth/principal';
import { requireRole } from '#lib/auth/role';
import { AppError } from '#lib/errors';
import { AUDIT_ACTIONS, type AuditAction } from './audit-action.ts';

const ACTIONS = Object.keys(AUDIT_ACTIONS) as AuditAction[];
const KINDS = [...new Set(ACTIONS.map((action) => action.split('.')[0] ?? ''))];

const Id = z.string().min(1).max(100);

/** What of the log is wanted; a filter that is left out lets everything through. */
export const AuditFilter = z.object({
  /** The id of who did it. */
  member: Id.optional(),
  /** `key.create`, or `key` for all that concerns keys. */
  action: z
    .string()
    .refine((name) => [...ACTIONS, ...KINDS].includes(name), 'there is no such action')
    .optional(),
  /** The id of what it was done to. */
  target: Id.optional(),
});

export function conditionOf({ member, action, target }: z.output<typeof AuditFilter>): SQL | undefined {
  return and(
    member === undefined ? undefined : eq(auditEntries.memberId, member),
    action === undefined ? undefined : or(eq(auditEntries.action, action), like(auditEntries.action, `${action}.%`)),
    target === undefined ? undefined : eq(auditEntries.targetId, target),
  );
}

/** The audit log is read by owners and admins. @throws AppError `forbidden`. */
export function requireReader(principal: Principal): void {
  if (principal.kind === 'key') throw new AppError('forbidden', 'A key cannot read the audit log; sign in instead.');
  requireRole(principal, 'admin');
}
