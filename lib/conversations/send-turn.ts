import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Orm } from '#db/client';
import { conversations, messages, runs, turns } from '#db/schema/conversations';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { attachFiles, linkFiles } from '#lib/files/attach-files';
import { MOST_FILES } from '#lib/files/file-view';
import { newId } from '#lib/ids';
import { parseInput } from '#lib/parse-input';
import { commitRuns } from './commit-runs.ts';
import type { ConversationsApp } from './conversations-app.ts';
import { MAX_PANES, NEW_TITLE } from './limits.ts';
import { openRun } from './open-run.ts';
import { afterHeads, inPlaceOf } from './place-prompt.ts';
import { readTold } from './read-told.ts';
import { requireConversation } from './require-conversation.ts';
import { requireWriter } from './require-writer.ts';
import { tellConversation } from './tell-conversation.ts';
import { titleOfPrompt } from './title-of-prompt.ts';
import { toRunView } from './to-run-view.ts';
import type { RunView } from './view.ts';

const SendTurnInput = z.object({
  id: z.uuid(),
  text: z.string().max(1_000_000),
  /** Files that the member uploaded before, in the order shown. */
  files: z.array(z.string().max(64)).max(MOST_FILES).default([]),
  /** All panes where it is absent. */
  paneIds: z.array(z.string()).min(1).max(MAX_PANES).optional(),
  /** Prompts of this conversation that this one is another version of, instead of one that follows. */
  edits: z.array(z.string().max(64)).min(1).max(MAX_PANES).optional(),
});

export type SentTurn = { turnId: string; runs: RunView[] };

/**
 * Sends one prompt to panes of a conversation, or in the place of earlier ones, and starts a run in each. The id comes from the browser: sent again, also at the
 * same time, it starts nothing and gets the same answer.
 * @throws AppError `conflict` while one of the panes is still answering; then nothing is sent.
 */
export async function sendTurn(
  app: ConversationsApp,
  principal: Principal,
  conversationId: string,
  input: unknown,
): Promise<SentTurn> {
  const { id: turnId, text, files, paneIds, edits } = parseInput(SendTurnInput, input);
  if (text.trim() === '' && files.length === 0)
    throw new AppError('invalid_request', 'The field “text” is not valid: must not be blank.', { field: 'text' });
  const member = requireWriter(principal);
  return commitRuns(app, member, conversationId, (orm, say, begin) => {
    const conversation = requireConversation(orm, member, conversationId, 'write');
    const sent = orm.select().from(turns).where(eq(turns.id, turnId)).get();
    if (sent) return sentBefore(orm, sent, conversationId);
    const targets = edits ? inPlaceOf(orm, conversationId, edits) : afterHeads(orm, conversationId, paneIds);
    const { memberId } = member;
    const shown = attachFiles(orm, { memberId, conversationId }, files);
    const parts = [...shown, ...(text.trim() === '' ? [] : [{ type: 'text', text }])];
    const now = Date.now();
    orm.insert(turns).values({ id: turnId, conversationId, memberId, createdAt: now }).run();
    const told: string[] = [];
    const views = targets.map(({ pane, parentId }) => {
      const id = newId();
      const prompt = { id, conversationId, paneId: pane.id, parentId, turnId, role: 'user' as const, parts };
      orm
        .insert(messages)
        .values({ ...prompt, createdAt: now })
        .run();
      linkFiles(orm, id, files);
      const view = openRun(orm, pane, { runId: newId(), turnId, parentId: id, model: pane.model, now });
      told.push(id, view.messageId);
      return view;
    });
    const title =
      conversation.title === NEW_TITLE ? (titleOfPrompt(text) ?? shown[0]?.filename ?? NEW_TITLE) : conversation.title;
    orm.update(conversations).set({ updatedAt: now, title }).where(eq(conversations.id, conversationId)).run();
    if (title !== conversation.title) tellConversation(orm, say, conversationId);
    say({ type: 'turn', turnId, messages: readTold(orm, told), runs: views });
    views.forEach(begin);
    return { turnId, runs: views };
  });
}

function sentBefore(orm: Orm, sent: typeof turns.$inferSelect, conversationId: string): SentTurn {
  if (sent.conversationId !== conversationId)
    throw new AppError('conflict', 'This id is taken; choose another one.', { field: 'id' });
  return {
    turnId: sent.id,
    runs: orm.select().from(runs).where(eq(runs.turnId, sent.id)).orderBy(asc(runs.startedAt)).all().map(toRunView),
  };
}
