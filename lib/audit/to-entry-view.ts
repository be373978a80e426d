import type { AuditAction } from './audit-action.ts';
import type { AuditEntryView } from './audit-view.ts';
import type { Entry } from './hash-entry.ts';

export function toEntryView(entry: Entry): AuditEntryView {
  const { number, at, actorKind, memberId, memberName, keyId, keyName, action, targetId, targetName, hash } = entry;
  return {
    number,
    at,
    actorKind,
    member: memberId === null ? null : { id: memberId, name: memberName ?? '' },
    key: keyId === null ? null : { id: keyId, name: keyName ?? '' },
    action: action as AuditAction,
    target: targetId === null && targetName === null ? null : { id: targetId, name: targetName ?? '' },
    details: JSON.parse(entry.details),
    hash,
  };
}
