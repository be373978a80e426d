import { count, eq } from 'drizzle-orm';
import type { Db, Orm } from '#db/client';
import { keySecrets, keys } from '#db/schema/keys';
import { writeAudit } from '#lib/audit/write-audit';
import type { Member } from '#lib/auth/role';
import { requireRole } from '#lib/auth/role';
import { setKeyLimit } from '#lib/budgets/set-key-limit';
import { AppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { parseInput } from '#lib/parse-input';
import { KeyInput } from './key-input.ts';
import { hashKey, makeKeyText } from './key-text.ts';
import type { KeyView } from './key-view.ts';
import { toKeyView } from './to-key-view.ts';

const MOST_KEYS = 10_000;

/**
 * Issues a key. `key` is the only time that it is told: what is stored is its hash.
 * @throws AppError `forbidden` for a viewer, or for a management key below admin; `invalid_request` that names the field; `conflict`.
 */
export async function createKey(
  app: { db: Db },
  maker: Member,
  input: unknown,
): Promise<{ key: string; view: KeyView }> {
  const { name, isManagement, limit, ...limits } = parseInput(KeyInput, input);
  requireRole(maker, isManagement ? 'admin' : 'member');
  const now = Date.now();
  if (limits.expiresAt != null && limits.expiresAt <= now) {
    throw new AppError('invalid_request', 'The field “expiresAt” is not valid: it must lie in the future.', {
      field: 'expiresAt',
    });
  }
  const key = makeKeyText();
  const row = {
    id: newId(),
    name,
    isManagement,
    memberId: maker.memberId,
    createdAt: now,
    updatedAt: now,
    ...limits,
  };
  const last4 = key.slice(-4);
  const saved = await app.db.commit((orm) => {
    requireFewKeys(orm, maker.memberId);
    const inserted = orm.insert(keys).values(row).returning().get();
    if (limit) setKeyLimit(orm, row.id, limit, now);
    orm
      .insert(keySecrets)
      .values({ hash: hashKey(key), keyId: row.id, last4, createdAt: now })
      .run();
    writeAudit(orm, maker, { action: 'key.create', target: row, details: { isManagement } });
    return inserted;
  });
  return { key, view: toKeyView({ row: saved, last4, makerName: maker.name }, now) };
}

/** Lists of keys are read whole, an admin's those of everybody. */
function requireFewKeys(orm: Orm, memberId: string): void {
  const made = orm.select({ count: count() }).from(keys).where(eq(keys.memberId, memberId)).get();
  if ((made?.count ?? 0) >= MOST_KEYS)
    throw new AppError('conflict', `Nobody has more than ${MOST_KEYS} keys; delete some first.`);
}
