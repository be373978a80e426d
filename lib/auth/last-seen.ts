import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { sessions } from '#db/schema/auth';
import { describeError } from '#lib/describe-error';
import type { Log } from '#lib/log';

const NOTED_EVERY_MS = 60_000;

/** Notes when a session was last used, to the minute. A disk that takes nothing keeps nobody from reading. */
export function openLastSeen({ db, log }: { db: Db; log: Log }) {
  return ({ id, lastSeenAt }: { id: string; lastSeenAt?: Date | null | undefined }): void => {
    const now = Date.now();
    if (lastSeenAt && now - lastSeenAt.getTime() < NOTED_EVERY_MS) return;
    try {
      db.orm
        .update(sessions)
        .set({ lastSeenAt: new Date(now) })
        .where(eq(sessions.id, id))
        .run();
    } catch (error) {
      log.debug({ failure: describeError(error) }, 'the use of a session was not noted');
    }
  };
}
