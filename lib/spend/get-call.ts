import { and, asc, eq, getTableColumns } from 'drizzle-orm';
import type { Db } from '#db/client';
import { connections } from '#db/schema/connections';
import { attempts, calls } from '#db/schema/ledger';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { nanoToDollars } from '#lib/money';
import type { CallAttempt, CallDetail } from './call-detail.ts';
import { toCallLine } from './to-call-line.ts';
import { requireWhose } from './whose-calls.ts';

/**
 * One call with its attempts, for those who may add it up.
 * @throws AppError forbidden for a viewer; not_found, also for a call of somebody else.
 */
export async function getCall(app: { db: Db }, principal: Principal, callId: string): Promise<CallDetail> {
  const whose = requireWhose(principal);
  const call = app.db.orm
    .select()
    .from(calls)
    .where(and(eq(calls.id, callId), whose ?? undefined))
    .get();
  if (!call) throw new AppError('not_found', 'There is no such request.');
  const tried = app.db.orm
    .select({ ...getTableColumns(attempts), savedName: connections.name })
    .from(attempts)
    .leftJoin(connections, eq(connections.id, attempts.connectionId))
    .where(eq(attempts.callId, callId))
    .orderBy(asc(attempts.number))
    .all();
  return {
    ...toCallLine(call),
    settledAt: call.settledAt,
    upstreamCost: call.costDigits,
    estimateUsd: call.estimateNano === null ? null : nanoToDollars(call.estimateNano),
    cacheWriteTokens: call.cacheWriteTokens,
    isByok: call.isByok,
    bytesReceived: call.bytesReceived,
    nextCheckAt: call.nextCheckAt,
    checks: call.checks,
    attempts: tried.map((attempt) => ({
      ...toAttempt(attempt),
      // The call keeps its last connection's name, whatever became of that one.
      connectionName:
        attempt.connectionId === call.connectionId ? call.connectionName : (attempt.savedName ?? attempt.connectionId),
    })),
  };
}

function toAttempt(attempt: typeof attempts.$inferSelect): Omit<CallAttempt, 'connectionName'> {
  const { number, model, startedAt, endedAt, httpStatus, verdict, errorCode, generationId, costNano } = attempt;
  const costUsd = costNano === null ? null : nanoToDollars(costNano);
  return { number, model, startedAt, endedAt, httpStatus, verdict, errorCode, generationId, costUsd };
}
