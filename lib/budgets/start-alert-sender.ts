import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import type { Connections } from '#lib/connections/open-connections';
import type { Secret } from '#lib/connections/secret';
import type { Env } from '#lib/env';
import type { Log } from '#lib/log';
import { type Job, startJob } from '#lib/start-job';
import { listDueNews, type News } from './list-due-news.ts';
import { isTaken, postWebhook } from './post-webhook.ts';
import { openWebhook } from './webhook-secret.ts';

const TICK_MS = 1000;
const FIRST_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 3_600_000;
const GIVE_UP_MS = 24 * 3_600_000;

type Parts = {
  readonly db: Db;
  readonly log: Log;
  readonly secret: Pick<Secret, 'unseal'>;
  readonly connections: Pick<Connections, 'request'>;
  readonly env: Pick<Env, 'PUBLIC_URL'>;
};

/**
 * Tells the team's webhook of alerts that settlements and holds have written: a run ends when each that is due is told or put off. What
 * it cannot take is tried again for a day, ever less often, over restarts too. A crash between telling and noting tells twice, under one id.
 */
export function startAlertSender(app: Parts): Job {
  return startJob(app, {
    everyMs: TICK_MS,
    failed: 'alerts could not be sent',
    run: (signal) => sendDue(app, signal),
  });
}

async function sendDue(app: Parts, signal: AbortSignal): Promise<void> {
  for (const news of listDueNews(app.db.orm, Date.now())) if (!signal.aborted) await send(app, news, signal);
}

async function send(app: Parts, news: News, signal: AbortSignal): Promise<void> {
  const problem = await tell(app, news, signal);
  if (problem !== null && signal.aborted) return;
  const now = Date.now();
  const tries = news.tries + 1;
  const isGivenUp = now - news.raisedAt > GIVE_UP_MS;
  const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** news.tries, LONGEST_PAUSE_MS);
  if (problem !== null) app.log.warn({ alertId: news.id, tries, problem }, 'the webhook was not told of an alert');
  const outcome =
    problem === null
      ? { delivery: 'delivered' as const, deliveredAt: now, nextTryAt: null, lastError: null }
      : isGivenUp
        ? { delivery: 'failed' as const, nextTryAt: null, lastError: problem }
        : { nextTryAt: now + pauseMs, lastError: problem };
  await app.db.commit((orm) => {
    const { table } = news;
    // Whoever has removed the webhook meanwhile has decided already.
    const isWaiting = and(eq(table.id, news.id), eq(table.delivery, 'waiting'));
    orm
      .update(table)
      .set({ tries, ...outcome })
      .where(isWaiting)
      .run();
  });
}

/** Null when it was told, else why not. */
async function tell(app: Parts, { id, raisedAt: at, view }: News, signal: AbortSignal): Promise<string | null> {
  const { kind, text, isDismissed: _, delivery: _delivery, lastError: _error, ...data } = view;
  const type = kind === 'budget' ? 'budget.alert' : 'call.anomaly';
  const page = app.env.PUBLIC_URL ? `${app.env.PUBLIC_URL}/settings/budgets` : null;
  const message = { id, type, at, text, data: { ...data, page } } as const;
  try {
    const webhook = openWebhook(app.db.orm, app.secret);
    if (!webhook) return 'There is no webhook.';
    const status = await postWebhook(app.connections, webhook, message, signal);
    return isTaken(status) ? null : `It answered ${status}.`;
  } catch (error) {
    return (error as Error).message;
  }
}
