import type { Db } from '#db/client';
import { sweepConversations } from '#lib/conversations/sweep-conversations';
import type { Log } from '#lib/log';
import { type Job, startJob } from '#lib/start-job';
import type { FileStore } from './open-file-store.ts';
import { sweepFiles } from './sweep-files.ts';

const EVERY_MS = 30 * 60_000;
const FIRST_MS = 60_000;

/** Sweeps every half an hour what was deleted. */
export function startSweeper(app: { db: Db; log: Log; files: FileStore }): Job {
  return startJob(app, {
    everyMs: EVERY_MS,
    firstMs: FIRST_MS,
    failed: 'what was deleted could not be swept',
    run: async () => {
      await sweepConversations(app);
      await sweepFiles(app);
    },
  });
}
