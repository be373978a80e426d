import { desc, eq } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import type { AuditEntryView } from './audit-view.ts';
import { toEntryView } from './to-entry-view.ts';

const MOST = 50;

/** The last of what was done to one thing, newest first. For the room of that thing, which has seen that its reader manages it. */
export function listEntriesOf(orm: Orm, targetId: string): AuditEntryView[] {
  return orm
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.targetId, targetId))
    .orderBy(desc(auditEntries.number))
    .limit(MOST)
    .all()
    .map(toEntryView);
}
