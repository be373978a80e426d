import { and, asc, eq, lte } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { anomalyAlerts, budgetAlerts } from '#db/schema/budgets';
import type { AlertView } from './alert-view.ts';
import { toAlertView } from './to-alert-view.ts';
import { toAnomalyView } from './to-anomaly-view.ts';

const AT_ONCE = 20;

/** An alert that the webhook has not taken yet, and the table that knows it. */
export type News = {
  readonly id: string;
  readonly raisedAt: number;
  readonly tries: number;
  readonly view: AlertView;
  readonly table: typeof budgetAlerts | typeof anomalyAlerts;
};

/** The alerts whose time to be told has come, at most 20 of budgets and as many of models. */
export function listDueNews(orm: Orm, now: number): News[] {
  const isDue = ({ delivery, nextTryAt }: News['table']) => and(eq(delivery, 'waiting'), lte(nextTryAt, now));
  const inTurn = ({ nextTryAt, id }: News['table']) => [asc(nextTryAt), asc(id)];
  const ofBudgets = orm
    .select()
    .from(budgetAlerts)
    .where(isDue(budgetAlerts))
    .orderBy(...inTurn(budgetAlerts))
    .limit(AT_ONCE)
    .all();
  const ofModels = orm
    .select()
    .from(anomalyAlerts)
    .where(isDue(anomalyAlerts))
    .orderBy(...inTurn(anomalyAlerts))
    .limit(AT_ONCE)
    .all();
  return [
    ...ofBudgets.map((row) => ({ ...row, view: toAlertView(row), table: budgetAlerts })),
    ...ofModels.map((row) => ({ ...row, view: toAnomalyView(row), table: anomalyAlerts })),
  ];
}
