import { and, eq, gt, isNull, lte, or } from 'drizzle-orm';
import type { Db } from '#db/client';
import { members, refusedPasswords } from '#db/schema/auth';
import { writeAudit } from '#lib/audit/write-audit';
import { shortAddress } from './short-address.ts';

const QUIET_MS = 15 * 60_000;

/**
 * Writes into the audit log whose passwords were not accepted, how often, and from where the last of them came: of each member at most
 * once in a quarter of an hour, so that nobody fills the log by guessing. Apart from the tries themselves, which must not take longer
 * where the account is somebody's.
 */
export async function tellRefusals(app: { db: Db }, now = Date.now()): Promise<void> {
  const { toldAt } = refusedPasswords;
  // What was told in the future was, before the clock was set back.
  const isDue = or(isNull(toldAt), lte(toldAt, now - QUIET_MS), gt(toldAt, now));
  if (!app.db.orm.select().from(refusedPasswords).where(isDue).limit(1).get()) return;
  await app.db.commit((orm) => {
    orm
      .delete(refusedPasswords)
      .where(and(isDue, eq(refusedPasswords.tries, 0)))
      .run();
    const due = orm
      .select({ id: members.id, name: members.name, tries: refusedPasswords.tries, from: refusedPasswords.address })
      .from(refusedPasswords)
      .innerJoin(members, eq(members.id, refusedPasswords.memberId))
      .where(isDue)
      .all();
    for (const { id, name, tries, from } of due) {
      const details = { tries, from: from ? shortAddress(from) : undefined };
      writeAudit(orm, { kind: 'system' }, { action: 'session.refuse', target: { id, name }, details });
    }
    orm
      .update(refusedPasswords)
      .set({ tries: 0, toldAt: now })
      .where(and(isDue, gt(refusedPasswords.tries, 0)))
      .run();
  });
}
