import type { Db } from '#db/client';
import { listEntriesOf } from '#lib/audit/list-entries-of';
import type { Principal } from '#lib/auth/principal';
import { listAlertsOfKey } from '#lib/budgets/list-alerts-of-key';
import type { KeyHistory } from './key-history.ts';
import { requireOwnKey } from './require-own-key.ts';

/** The last of what was done to a key and of what its budgets told. @throws AppError `not_found`. */
export async function getKeyHistory(app: { db: Db }, principal: Principal, keyId: string): Promise<KeyHistory> {
  const { orm } = app.db;
  requireOwnKey(orm, principal, keyId);
  return { entries: listEntriesOf(orm, keyId), alerts: listAlertsOfKey(orm, keyId) };
}
