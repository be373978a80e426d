import { and, asc, eq, lte } from 'drizzle-orm';
import type { Db } from '#db/client';
import { budgetAlerts } from '#db/schema/budgets';
import type { Connections } from '#lib/connections/open-connections';
import type { Secret } from '#lib/connections/secret';
import { describeError } from '#lib/describe-error';
import type { Env } from '#lib/env';
import type { Log } from '#lib/log';
import type { AlertRow } from './alert.ts';
import { isTaken, postWebhook } from './post-webhook.ts';
import { toAlertView } from './to-alert-view.ts';
import { openWebhook } from './webhook-secret.ts';

const TICK_MS = 1000;
const AT_ONCE = 20;
const FIRST_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 3_600_000;
const GIVE_UP_MS = 24 * 3_600_000;

export type AlertSender = {
  /** Tells the webhook every alert that is due; resolves when each is told or put off. */
  runOnce: () => Promise<void>;
  close: () => Promise<void>;
};

type Parts = {
  readonly db: Db;
  readonly log: Log;
  readonly secret: Pick<Secret, 'unseal'>;
  readonly connections: Pick<Connections, 'request'>;
  readonly env: Pick<Env, 'PUBLIC_URL'>;
};

/**
 * Tells the team's webhook of alerts that settlements and holds have written. What it cannot take is tried again for a day, ever less
 * often, over restarts too. A crash between telling and noting tells twice, under one id.
 */
export function startAlertSender(app: Parts): AlertSender {
  const stop = new AbortController();
  let running: Promise<void> | null = null;
  const runOnce = () => {
    running ??= sendDue(app, stop.signal)
      .catch((error: Error) => app.log.error({ failure: describeError(error) }, 'alerts could not be sent'))
      .finally(() => {
        running = null;
      });
    return running;
  };
  const timer = setInterval(() => void runOnce(), TICK_MS).unref();
  return {
    runOnce,
    close: async () => {
      clearInterval(timer);
      stop.abort();
      await running;
    },
  };
}

async function sendDue(app: Parts, signal: AbortSignal): Promise<void> {
  const due = app.db.orm
    .select()
    .from(budgetAlerts)
    .where(and(eq(budgetAlerts.delivery, 'waiting'), lte(budgetAlerts.nextTryAt, Date.now())))
    .orderBy(asc(budgetAlerts.nextTryAt), asc(budgetAlerts.id))
    .limit(AT_ONCE)
    .all();
  for (const alert of due) if (!signal.aborted) await send(app, alert, signal);
}

async function send(app: Parts, alert: AlertRow, signal: AbortSignal): Promise<void> {
  const problem = await tell(app, alert, signal);
  if (problem !== null && signal.aborted) return;
  const now = Date.now();
  const tries = alert.tries + 1;
  const isGivenUp = now - alert.raisedAt > GIVE_UP_MS;
  const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** alert.tries, LONGEST_PAUSE_MS);
  if (problem !== null) app.log.warn({ alertId: alert.id, tries, problem }, 'the webhook was not told of an alert');
  const outcome =
    problem === null
      ? { delivery: 'delivered' as const, deliveredAt: now, nextTryAt: null, lastError: null }
      : isGivenUp
        ? { delivery: 'failed' as const, nextTryAt: null, lastError: problem }
        : { nextTryAt: now + pauseMs, lastError: problem };
  await app.db.commit((orm) =>
    orm
      .update(budgetAlerts)
      .set({ tries, ...outcome })
      // Whoever has removed the webhook meanwhile has decided already.
      .where(and(eq(budgetAlerts.id, alert.id), eq(budgetAlerts.delivery, 'waiting')))
      .run(),
  );
}

/** Null when it was told, else why not. */
async function tell(app: Parts, alert: AlertRow, signal: AbortSignal): Promise<string | null> {
  const { id, raisedAt: at } = alert;
  const { text, isDismissed: _, delivery: _delivery, lastError: _error, ...data } = toAlertView(alert);
  const page = app.env.PUBLIC_URL ? `${app.env.PUBLIC_URL}/settings/budgets` : null;
  const message = { id, type: 'budget.alert', at, text, data: { ...data, page } } as const;
  try {
    const webhook = openWebhook(app.db.orm, app.secret);
    if (!webhook) return 'There is no webhook.';
    const status = await postWebhook(app.connections, webhook, message, signal);
    return isTaken(status) ? null : `It answered ${status}.`;
  } catch (error) {
    return (error as Error).message;
  }
}
