import { and, asc, desc, isNotNull, lt, max } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import type { Principal } from '#lib/auth/principal';
import { parseInput } from '#lib/parse-input';
import { AuditFilter, conditionOf, requireReader } from './audit-query.ts';
import type { AuditMember, AuditPage } from './audit-view.ts';
import { toEntryView } from './to-entry-view.ts';

const ListAuditInput = AuditFilter.extend({
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** A page of the audit log, newest first. @throws AppError `forbidden` below admin, `invalid_request`. */
export async function listAudit(app: { db: Db }, principal: Principal, input: unknown): Promise<AuditPage> {
  requireReader(principal);
  const { before, limit, ...filter } = parseInput(ListAuditInput, input);
  const rows = app.db.orm
    .select()
    .from(auditEntries)
    .where(and(conditionOf(filter), before === undefined ? undefined : lt(auditEntries.number, before)))
    .orderBy(desc(auditEntries.number))
    .limit(limit + 1)
    .all();
  const entries = rows.slice(0, limit).map(toEntryView);
  return { entries, next: rows.length > limit ? (entries.at(-1)?.number ?? null) : null };
}

/** Who is in the log, under the newest name: those who left, too. @throws AppError `forbidden` below admin. */
export async function listAuditMembers(app: { db: Db }, principal: Principal): Promise<AuditMember[]> {
  requireReader(principal);
  const { memberId: id, memberName: name, number } = auditEntries;
  return app.db.orm
    .select({ id, name, newest: max(number) })
    .from(auditEntries)
    .where(isNotNull(id))
    .groupBy(id)
    .orderBy(asc(name))
    .all()
    .map((row) => ({ id: row.id ?? '', name: row.name ?? '' }));
}
