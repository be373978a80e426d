import type { Db, Orm } from '#db/client';
import { auditHeads } from '#db/schema/audit';
import { hashEntry } from './hash-entry.ts';
import { pageAudit } from './page-audit.ts';

export type AuditVerdict = {
  /** How many entries were looked at. */
  entries: number;
  /** `412:ab12…`: the newest entry, for comparing with what was noted elsewhere before. */
  head: string;
  /** The first entry that is not what was written, and why; null when the chain is whole. */
  broken: { number: number; why: string } | null;
};

/**
 * Works the chain of hashes out again. Notices an entry that was changed, put in, taken out or moved, and entries that were cut off
 * the end. Whoever may write the file can make all of it anew, head included: only `known`, a head that was noted elsewhere, tells.
 * @param known number and hash of an entry as an earlier verification printed them.
 */
export function verifyAudit(db: Db, known?: { number: number; hash: string }): AuditVerdict {
  return db.orm.transaction(() => walk(db.orm, known), { behavior: 'deferred' });
}

function walk(orm: Orm, known: { number: number; hash: string } | undefined): AuditVerdict {
  const head = orm.select().from(auditHeads).get() ?? { count: 0, hash: '' };
  let hash = '';
  let entries = 0;
  const verdict = (broken: AuditVerdict['broken']) => ({ entries, head: `${head.count}:${head.hash}`, broken });
  for (const page of pageAudit(orm)) {
    for (const entry of page) {
      const number = entries + 1;
      if (entry.number !== number) return verdict({ number, why: 'it is missing' });
      if (hashEntry(hash, entry) !== entry.hash) return verdict({ number, why: 'its content is not what was written' });
      if (number === known?.number && entry.hash !== known.hash)
        return verdict({ number, why: 'it is not the one that was noted: the log up to it was written anew' });
      ({ hash } = entry);
      entries = number;
    }
  }
  if (head.count > entries)
    return verdict({ number: entries + 1, why: `it was cut off, with all up to ${head.count}` });
  if (head.count < entries) return verdict({ number: head.count + 1, why: 'it was added beside the log' });
  if (head.hash !== hash) return verdict({ number: entries, why: 'it is not the newest that was written' });
  if (known && known.number > entries)
    return verdict({ number: entries + 1, why: `it was cut off, with all up to ${known.number}` });
  return verdict(null);
}
