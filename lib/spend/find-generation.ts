import { and, desc, eq, or } from 'drizzle-orm';
import type { Db } from '#db/client';
import { calls } from '#db/schema/ledger';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { requireWhose } from './whose-calls.ts';

export type LedgerCall = typeof calls.$inferSelect;

/**
 * A call of the principal's own, by the upstream's generation id or by its own id, once what it cost is known.
 * @throws AppError `not_found`, for one that is not known yet and for somebody else's the same.
 */
export async function findGeneration(app: { db: Db }, principal: Principal, id: string): Promise<LedgerCall> {
  const isOwn = requireWhose(principal) ?? undefined;
  const isWanted = or(eq(calls.id, id), eq(calls.generationId, id));
  const found = app.db.orm
    .select()
    .from(calls)
    .where(and(isWanted, isOwn))
    .orderBy(desc(calls.openedAt))
    .limit(1)
    .get();
  if (!found || found.costNano === null || found.state === 'open' || found.state === 'unsettled') {
    throw new AppError('not_found', `Generation ${id.slice(0, 100)} not found.`);
  }
  return found;
}
