import type { Orm } from '#db/client';
import { auditEntries, auditHeads } from '#db/schema/audit';
import type { Actor } from './actor.ts';
import type { AuditAction } from './audit-action.ts';
import { hashEntry } from './hash-entry.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

export type Change = {
  action: AuditAction;
  /** What it was done to; the name as it was then. */
  target?: { id: string | null; name: string | null };
  /** What changed. Never a secret, a prompt or an address with a password: every admin reads it. */
  details?: { readonly [key: string]: Json | undefined };
};

const FIRST = { count: 0, hash: '' };

/**
 * Writes into the audit log who did what. Synchronous, to run inside the commit that makes the change, so that there is neither
 * a change without its entry nor an entry without its change.
 */
export function writeAudit(orm: Orm, actor: Actor, { action, target, details = {} }: Change): void {
  const head = orm.select().from(auditHeads).get() ?? FIRST;
  const content = {
    number: head.count + 1,
    at: Date.now(),
    ...whoOf(actor),
    action,
    targetId: target?.id ?? null,
    targetName: target?.name ?? null,
    details: JSON.stringify(details),
  };
  const hash = hashEntry(head.hash, content);
  orm
    .insert(auditEntries)
    .values({ ...content, hash })
    .run();
  const next = { count: content.number, hash };
  orm
    .insert(auditHeads)
    .values({ id: 1, ...next })
    .onConflictDoUpdate({ target: auditHeads.id, set: next })
    .run();
}

function whoOf(actor: Actor) {
  const nobody = { memberId: null, memberName: null, keyId: null, keyName: null };
  switch (actor.kind) {
    case 'cli':
    case 'system':
      return { ...nobody, actorKind: actor.kind };
    case 'key':
      return {
        actorKind: actor.kind,
        memberId: actor.memberId,
        memberName: actor.memberName,
        keyId: actor.keyId,
        keyName: actor.name,
      };
    case 'member': {
      const { memberId, name: memberName, via } = actor;
      const key = via?.kind === 'key' ? { keyId: via.keyId, keyName: via.name } : {};
      return { ...nobody, actorKind: via?.kind ?? actor.kind, memberId, memberName, ...key };
    }
  }
}
