import type { Db } from '#db/client';
import { sweepConversations } from '#lib/conversations/sweep-conversations';
import { describeError } from '#lib/describe-error';
import type { Log } from '#lib/log';
import type { FileStore } from './open-file-store.ts';
import { sweepFiles } from './sweep-files.ts';

const EVERY_MS = 30 * 60_000;
const FIRST_MS = 60_000;

/** Sweeps every half an hour. A sweep that fails is logged and tried again next time. */
export function startSweeper(app: { db: Db; log: Log; files: FileStore }) {
  let sweeping: Promise<void> = Promise.resolve();
  const sweep = () => {
    sweeping = sweepConversations(app)
      .then(() => sweepFiles(app))
      .catch((error: unknown) => {
        app.log.error({ failure: describeError(error) }, 'what was deleted could not be swept');
      });
  };
  const first = setTimeout(sweep, FIRST_MS).unref();
  const timer = setInterval(sweep, EVERY_MS).unref();
  return {
    close: async () => {
      clearTimeout(first);
      clearInterval(timer);
      await sweeping;
    },
  };
}
