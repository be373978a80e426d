import { sql } from 'drizzle-orm';
import type { Db, Orm } from '#db/client';
import { anomalyAlerts } from '#db/schema/budgets';
import { newId } from '#lib/ids';
import { hasWebhook } from './has-webhook.ts';

type OddCall = {
  readonly id: string;
  readonly openedAt: number;
  readonly requestedModel: string;
  readonly servedModel: string | null;
  readonly costNano: number | null;
  readonly anomaly: 'nothing' | 'hundredfold' | null;
};

const DAY_MS = 86_400_000;

/**
 * Tells admins of a settled call that upstream charged for what its tokens cannot cost: once a model and UTC day, whatever comes after.
 * Nothing for other calls. Synchronous, to run inside the commit that settles it.
 */
export function raiseAnomaly(db: Db, { id: callId, openedAt, anomaly, costNano, ...call }: OddCall): void {
  if (anomaly === null || costNano === null) return;
  const now = Date.now();
  const isTold = hasWebhook(db);
  db.prepared(raiseStatement).run({
    id: newId(),
    model: call.servedModel ?? call.requestedModel,
    startsAt: Math.floor(openedAt / DAY_MS) * DAY_MS,
    callId,
    anomaly,
    costNano,
    raisedAt: now,
    delivery: isTold ? 'waiting' : 'kept',
    nextTryAt: isTold ? now : null,
  });
}

function raiseStatement(orm: Orm) {
  const p = sql.placeholder;
  const value = (name: string) => sql`${p(name)}`;
  return orm
    .insert(anomalyAlerts)
    .values({
      id: p('id'),
      model: p('model'),
      startsAt: p('startsAt'),
      callId: p('callId'),
      anomaly: value('anomaly'),
      costNano: p('costNano'),
      raisedAt: p('raisedAt'),
      delivery: value('delivery'),
      nextTryAt: p('nextTryAt'),
    })
    .onConflictDoNothing()
    .prepare();
}
