import type { Db } from '#db/client';
import type { Log } from '#lib/log';
import { type Job, startJob } from '#lib/start-job';
import { tellRefusals } from './tell-refusals.ts';

const EVERY_MS = 60_000;

/** Tells the audit log every minute what is due. What could not be written is told the next time. */
export function startRefusalTeller(app: { db: Db; log: Log }): Job {
  return startJob(app, {
    everyMs: EVERY_MS,
    failed: 'the audit log could not be told of refused passwords',
    run: () => tellRefusals(app),
  });
}
