import { createHash } from 'node:crypto';
import type { auditEntries } from '#db/schema/audit';

export type Entry = typeof auditEntries.$inferSelect;

/** SHA-256 over the hash of the row before and this row's content, as hex. The order of the columns is part of the form. */
export function hashEntry(hashBefore: string, entry: Omit<Entry, 'hash'>): string {
  const { number, at, actorKind, memberId, memberName, keyId, keyName, action, targetId, targetName, details } = entry;
  const content = [number, at, actorKind, memberId, memberName, keyId, keyName, action, targetId, targetName, details];
  return createHash('sha256')
    .update(`${hashBefore}\n${JSON.stringify(content)}`)
    .digest('hex');
}
