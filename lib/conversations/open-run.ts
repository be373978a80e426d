import { and, count, eq } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { messages, panes, runs } from '#db/schema/conversations';
import { AppError } from '#lib/errors';
import { newId } from '#lib/ids';
import type { PaneRow } from './require-pane.ts';
import type { RunView } from './view.ts';

export type RunStart = {
  runId: string;
  turnId: string;
  parentId: string | null;
  model: string;
  now: number;
  /** What the answer begins with: the words of one that is continued. */
  parts?: unknown[];
};

/**
 * Writes, in a commit, the rows of a run that is about to answer the message `parentId`: the answer, still empty and now shown
 * in its pane, and the run.
 * @throws AppError `conflict` while the pane is still answering something else.
 */
export function openRun(orm: Orm, pane: PaneRow, start: RunStart): RunView {
  const busy = orm
    .select({ count: count() })
    .from(runs)
    .where(and(eq(runs.conversationId, pane.conversationId), eq(runs.state, 'running'), eq(runs.paneId, pane.id)))
    .get();
  if (busy?.count)
    throw new AppError('conflict', `${pane.model} is still answering; wait for it or stop it first.`, {
      paneId: pane.id,
    });
  const messageId = newId();
  const { conversationId, id: paneId } = pane;
  const { runId, turnId, parentId, model, now, parts = [] } = start;
  orm
    .insert(messages)
    .values({
      id: messageId,
      conversationId,
      paneId,
      parentId,
      turnId,
      runId,
      role: 'assistant',
      parts,
      createdAt: now,
    })
    .run();
  orm
    .insert(runs)
    .values({ id: runId, conversationId, turnId, paneId, messageId, model, state: 'running', startedAt: now })
    .run();
  orm.update(panes).set({ headId: messageId }).where(eq(panes.id, paneId)).run();
  return {
    id: runId,
    paneId,
    messageId,
    model,
    state: 'running',
    startedAt: now,
    endedAt: null,
    reasoningMs: null,
    error: null,
    receipt: null,
  };
}
