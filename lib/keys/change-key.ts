import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { keys } from '#db/schema/keys';
import { changesOf } from '#lib/audit/changes-of';
import { writeAudit } from '#lib/audit/write-audit';
import type { Principal } from '#lib/auth/principal';
import { setKeyLimit } from '#lib/budgets/set-key-limit';
import { nanoToDollars } from '#lib/money';
import { parseInput } from '#lib/parse-input';
import { getKey } from './get-key.ts';
import { KeyChange } from './key-input.ts';
import type { KeyView } from './key-view.ts';
import { requireOwnKey } from './require-own-key.ts';

/** Renames, limits, disables or enables a key, from the next request on. @throws AppError `not_found`, `invalid_request`. */
export async function changeKey(
  app: { db: Db },
  principal: Principal,
  keyId: string,
  input: unknown,
): Promise<KeyView> {
  const { isDisabled, limit, ...change } = parseInput(KeyChange, input);
  await app.db.commit((orm) => {
    const { row } = requireOwnKey(orm, principal, keyId);
    const now = Date.now();
    const disabledAt = isDisabled === undefined ? row.disabledAt : isDisabled ? (row.disabledAt ?? now) : null;
    if (limit !== undefined) setKeyLimit(orm, keyId, limit, now);
    orm
      .update(keys)
      .set({ ...change, disabledAt, updatedAt: now })
      .where(eq(keys.id, keyId))
      .run();
    const changes = changesOf(row, { ...change, disabledAt });
    const newLimit = limit && { usd: nanoToDollars(limit.usd), period: limit.period };
    writeAudit(orm, principal, { action: 'key.change', target: row, details: { ...changes, limit: newLimit } });
  });
  return getKey(app, principal, keyId);
}
