import { setTimeout as sleep } from 'node:timers/promises';
import type { UIMessageChunk } from 'ai';
import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { messages, runs } from '#db/schema/conversations';
import { describeError } from '#lib/describe-error';
import type { Log } from '#lib/log';
import type { Receipt } from '#lib/spend/receipt';
import type { Hub } from './open-hub.ts';
import { readParts } from './read-parts.ts';
import { readTold } from './read-told.ts';
import type { RunError, RunState, RunView } from './view.ts';

const LONGEST_PAUSE_MS = 5_000;

export type RunEnding = {
  state: Exclude<RunState, 'running'>;
  error: RunError | null;
  callId: string | null;
  receipt: Receipt | null;
  /** How long the model thought; null where nobody measured it. */
  reasoningMs: number | null;
  chunks: readonly UIMessageChunk[];
};

type RunPlace = { conversationId: string; runId: string };

/**
 * Writes how a run ended, with all of its text, and tells its readers: once, by a guarded update. A run whose conversation or pane was
 * deleted ends without a word. A database that refuses is asked again for as long as it is open.
 *
 * @param onWritten called in the moment that the ending is written, before anybody is told.
 */
export async function endRun(
  app: { db: Db; hub: Hub; log: Log },
  place: RunPlace,
  ending: RunEnding,
  onWritten = () => {},
): Promise<void> {
  const parts = await readParts(ending.chunks);
  for (let pauseMs = 100; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      return await writeEnding(app, place, { ...ending, parts }, onWritten);
    } catch (error) {
      if (!app.db.client.open) throw error;
      app.log.error(
        { runId: place.runId, failure: describeError(error) },
        'the ending of a run could not be written; trying again',
      );
      await sleep(pauseMs);
    }
  }
}

function writeEnding(
  { hub }: { hub: Hub },
  { conversationId, runId }: RunPlace,
  { state, error, callId, receipt, reasoningMs, parts }: RunEnding & { parts: unknown[] },
  onWritten: () => void,
): Promise<void> {
  return hub.commit(conversationId, (orm, say) => {
    onWritten();
    const row = orm
      .update(runs)
      .set({ state, error, reasoningMs, endedAt: Date.now(), ...(callId === null ? {} : { callId }) })
      .where(and(eq(runs.id, runId), eq(runs.state, 'running')))
      .returning()
      .get();
    if (!row) return;
    // A run that never got a word leaves the answer that it went on with as it was.
    if (parts.length > 0) orm.update(messages).set({ parts }).where(eq(messages.id, row.messageId)).run();
    const [told] = readTold(orm, [row.messageId]);
    if (!told?.message.run) return;
    const run: RunView = { ...told.message.run, receipt };
    say({ type: 'run', paneId: row.paneId, message: { ...told.message, run }, run });
  });
}
