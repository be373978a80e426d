import type { Db } from '#db/client';
import { describeError } from '#lib/describe-error';
import type { Log } from '#lib/log';
import { tellRefusals } from './tell-refusals.ts';

const EVERY_MS = 60_000;

/** Tells the audit log every minute what is due. What could not be written is told the next time. */
export function startRefusalTeller(app: { db: Db; log: Log }) {
  let telling: Promise<void> = Promise.resolve();
  const tell = () => {
    telling = tellRefusals(app).catch((error: unknown) => {
      app.log.error({ failure: describeError(error) }, 'the audit log could not be told of refused passwords');
    });
  };
  const timer = setInterval(tell, EVERY_MS).unref();
  return {
    close: async () => {
      clearInterval(timer);
      await telling;
    },
  };
}
