import type { UIMessageChunk } from 'ai';
import { and, asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { events, runs } from '#db/schema/conversations';
import type { Log } from '#lib/log';
import { endRun } from './end-run.ts';
import type { Hub } from './open-hub.ts';
import { toRunError } from './to-run-error.ts';
import type { ConversationEvent } from './view.ts';

/**
 * Ends the runs whose process died: their text is rebuilt from the journal and kept, and browsers that were watching hear the ending
 * through their stream. To be called at start, before anything runs.
 */
export async function recoverRuns(app: { db: Db; hub: Hub; log: Log }): Promise<void> {
  const left = app.db.orm.select().from(runs).where(eq(runs.state, 'running')).all();
  for (const run of left) {
    const { id: runId, conversationId, callId } = run;
    await endRun(
      app,
      { conversationId, runId },
      {
        state: 'interrupted',
        error: toRunError({ code: 'restarted', callId, receipt: null }),
        callId,
        receipt: null,
        reasoningMs: null,
        chunks: journalled(app.db, conversationId, runId),
      },
    );
  }
  if (left.length > 0) app.log.warn({ runs: left.length }, 'ended the runs that the last process left');
}

function journalled(db: Db, conversationId: string, runId: string): UIMessageChunk[] {
  return db.orm
    .select({ json: events.event })
    .from(events)
    .where(and(eq(events.conversationId, conversationId), eq(events.runId, runId)))
    .orderBy(asc(events.seq))
    .all()
    .flatMap(({ json }) => {
      const event = JSON.parse(json) as ConversationEvent;
      return event.type === 'chunk' ? [event.chunk] : [];
    });
}
