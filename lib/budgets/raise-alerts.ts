import { and, eq, sql } from 'drizzle-orm';
import type { Db, Orm } from '#db/client';
import { members } from '#db/schema/auth';
import { budgetAlerts } from '#db/schema/budgets';
import { keys } from '#db/schema/keys';
import { budgets, budgetWindows } from '#db/schema/ledger';
import { newId } from '#lib/ids';
import { alertThreshold, nextAlertNano } from './alert-threshold.ts';
import type { Budget } from './budget.ts';
import { hasWebhook } from './has-webhook.ts';

/** A window of a budget, with what is spent and held in it now. */
export type Level = {
  readonly budgetId: string;
  readonly startsAt: number;
  readonly endsAt: number | null;
  readonly spentNano: number;
  readonly heldNano: number;
};

const WHOLE_PERCENT = 100;

/**
 * Writes an alert for every threshold that a window has reached: one a threshold, window and limit, whoever else finds the same. A
 * refusal for want of money counts as the whole limit. Synchronous, to run inside the commit that moved the money; what is
 * written is delivered later.
 */
export function raiseAlerts(db: Db, level: Level, reason: 'reached' | 'refused', at: number): void {
  const s = db.prepared(raiseStatements);
  const budget = s.budget.get({ id: level.budgetId });
  if (!budget) return;
  const usedNano = level.spentNano + level.heldNano;
  const isTold = hasWebhook(db);
  for (const percent of budget.alertsAt) {
    const isReached = usedNano >= alertThreshold(budget.limitNano, percent);
    if (!isReached && !(reason === 'refused' && percent === WHOLE_PERCENT)) continue;
    s.raise.run({
      ...level,
      id: newId(),
      scope: budget.scope,
      scopeId: budget.scopeId,
      scopeName: nameOfScope(db, budget),
      period: budget.period,
      isBlocking: Number(budget.isBlocking),
      percent,
      reason: isReached ? 'reached' : reason,
      limitNano: budget.limitNano,
      raisedAt: at,
      delivery: isTold ? 'waiting' : 'kept',
      nextTryAt: isTold ? at : null,
    });
  }
  s.next.run({ ...level, nextAlertNano: nextAlertNano(budget, usedNano) });
}

/** Whether a refusal by this window has told its news already. */
export function isRefusalTold(db: Db, budget: Budget, startsAt: number): boolean {
  if (!budget.alertsAt.includes(WHOLE_PERCENT)) return true;
  const { id: budgetId, limitNano } = budget;
  return db.prepared(raiseStatements).whole.get({ budgetId, startsAt, limitNano }) !== undefined;
}

function nameOfScope(db: Db, { scope, scopeId }: Budget): string | null {
  const s = db.prepared(raiseStatements);
  if (scope === 'team') return null;
  return (scope === 'member' ? s.member : s.key).get({ id: scopeId })?.name ?? null;
}

function raiseStatements(orm: Orm) {
  const p = sql.placeholder;
  const value = (name: string) => sql`${p(name)}`;
  return {
    budget: orm
      .select()
      .from(budgets)
      .where(eq(budgets.id, p('id')))
      .prepare(),
    member: orm
      .select({ name: members.name })
      .from(members)
      .where(eq(members.id, p('id')))
      .prepare(),
    key: orm
      .select({ name: keys.name })
      .from(keys)
      .where(eq(keys.id, p('id')))
      .prepare(),
    whole: orm
      .select({ id: budgetAlerts.id })
      .from(budgetAlerts)
      .where(
        and(
          eq(budgetAlerts.budgetId, p('budgetId')),
          eq(budgetAlerts.startsAt, p('startsAt')),
          eq(budgetAlerts.percent, WHOLE_PERCENT),
          eq(budgetAlerts.limitNano, p('limitNano')),
        ),
      )
      .prepare(),
    raise: orm
      .insert(budgetAlerts)
      .values({
        id: p('id'),
        budgetId: p('budgetId'),
        scope: value('scope'),
        scopeId: p('scopeId'),
        scopeName: p('scopeName'),
        period: value('period'),
        isBlocking: value('isBlocking'),
        startsAt: p('startsAt'),
        endsAt: p('endsAt'),
        percent: p('percent'),
        reason: value('reason'),
        limitNano: p('limitNano'),
        spentNano: p('spentNano'),
        heldNano: p('heldNano'),
        raisedAt: p('raisedAt'),
        delivery: value('delivery'),
        nextTryAt: p('nextTryAt'),
      })
      .onConflictDoNothing()
      .prepare(),
    next: orm
      .update(budgetWindows)
      .set({ nextAlertNano: sql`${p('nextAlertNano')}` })
      .where(and(eq(budgetWindows.budgetId, p('budgetId')), eq(budgetWindows.startsAt, p('startsAt'))))
      .prepare(),
  };
}
