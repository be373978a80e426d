import { and, eq, gt, isNull, or } from 'drizzle-orm';
import { z } from 'zod';
import type { Db, Orm } from '#db/client';
import { members } from '#db/schema/auth';
import { keySecrets, keys } from '#db/schema/keys';
import { writeAudit } from '#lib/audit/write-audit';
import type { Principal } from '#lib/auth/principal';
import { requireRole } from '#lib/auth/role';
import { parseInput } from '#lib/parse-input';
import { getKey } from './get-key.ts';
import { hashKey, makeKeyText } from './key-text.ts';
import type { KeyView } from './key-view.ts';
import { requireOwnKey } from './require-own-key.ts';

const RollKeyInput = z.object({
  /** How long the old key goes on working beside the new one. */
  overlapHours: z
    .number()
    .min(0)
    .max(24 * 30)
    .default(24),
});

/**
 * Gives a key a new text. The old text opens it too until the overlap is over, under the same limits and the same budget.
 * @returns the new text, told this once.
 * @throws AppError `not_found`, `invalid_request`; `forbidden` for a key of somebody above oneself.
 */
export async function rollKey(
  app: { db: Db },
  principal: Principal,
  keyId: string,
  input: unknown,
): Promise<{ key: string; view: KeyView }> {
  const { overlapHours } = parseInput(RollKeyInput, input);
  const key = makeKeyText();
  await app.db.commit((orm) => {
    const { row } = requireOwnKey(orm, principal, keyId);
    requireRankOf(orm, principal, row.memberId);
    const now = Date.now();
    const endsAt = now + overlapHours * 3_600_000;
    const isLonger = or(isNull(keySecrets.expiresAt), gt(keySecrets.expiresAt, endsAt));
    orm
      .update(keySecrets)
      .set({ expiresAt: endsAt })
      .where(and(eq(keySecrets.keyId, keyId), isLonger))
      .run();
    orm
      .insert(keySecrets)
      .values({ hash: hashKey(key), keyId, last4: key.slice(-4), createdAt: now })
      .run();
    orm.update(keys).set({ updatedAt: now }).where(eq(keys.id, keyId)).run();
    writeAudit(orm, principal, { action: 'key.roll', target: row, details: { overlapHours } });
  });
  return { key, view: await getKey(app, principal, keyId) };
}

/** Who has a key's text acts in its maker's name: an admin, who manages all keys, is not to act as an owner. */
function requireRankOf(orm: Orm, principal: Principal, makerId: string): void {
  if (principal.kind !== 'member' || principal.memberId === makerId) return;
  const maker = orm.select({ role: members.role }).from(members).where(eq(members.id, makerId)).get();
  if (maker) requireRole(principal, maker.role);
}
