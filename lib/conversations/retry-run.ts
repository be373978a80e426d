import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { conversations, messages, runs } from '#db/schema/conversations';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { parseInput } from '#lib/parse-input';
import { awaitsAnswer } from './awaits-answer.ts';
import { commitRuns } from './commit-runs.ts';
import type { ConversationsApp } from './conversations-app.ts';
import { openRun } from './open-run.ts';
import { readCut } from './read-cut.ts';
import { readTold } from './read-told.ts';
import { requireConversation } from './require-conversation.ts';
import { requireModel } from './require-model.ts';
import { requirePane } from './require-pane.ts';
import { requireWriter } from './require-writer.ts';
import { toRunView } from './to-run-view.ts';
import type { RunView } from './view.ts';

const RetryRunInput = z.object({
  id: z.uuid(),
  /** The prompt to answer again, or the answer whose functions were called. */
  messageId: z.string(),
  /** The pane's model where it is absent. */
  model: z.string().min(1).max(200).optional(),
  /** An answer to this prompt that was cut off: the new one goes on where it ends, as another version of it. */
  continues: z.string().max(64).optional(),
});

/** Answers a prompt once more, beside the answers it has, or goes on with one of them. The same id again starts nothing and gets the same run. */
export async function retryRun(
  app: ConversationsApp,
  principal: Principal,
  conversationId: string,
  input: unknown,
): Promise<RunView> {
  const { id: runId, messageId, model, continues } = parseInput(RetryRunInput, input);
  const member = requireWriter(principal);
  if (model) requireModel(app, model);
  return commitRuns(app, member, conversationId, (orm, say, begin) => {
    requireConversation(orm, member, conversationId, 'write');
    const started = orm.select().from(runs).where(eq(runs.id, runId)).get();
    if (started?.conversationId === conversationId) return toRunView(started);
    if (started) throw new AppError('conflict', 'This id is taken; choose another one.', { field: 'id' });
    const isPrompt = and(
      eq(messages.id, messageId),
      eq(messages.conversationId, conversationId),
      isNull(messages.deletedAt),
    );
    const prompt = orm.select().from(messages).where(isPrompt).get();
    if (!prompt?.turnId || !awaitsAnswer(prompt))
      throw new AppError('not_found', 'There is no such prompt in this conversation.', { field: 'messageId' });
    const pane = requirePane(orm, conversationId, prompt.paneId);
    const now = Date.now();
    const { turnId } = prompt;
    const cut = continues === undefined ? null : readCut(orm, messageId, continues);
    const chosen = model ?? cut?.model ?? pane.model;
    const parts = cut?.parts ?? [];
    const view = openRun(orm, pane, { runId, turnId, parentId: messageId, model: chosen, now, parts });
    orm.update(conversations).set({ updatedAt: now }).where(eq(conversations.id, conversationId)).run();
    say({ type: 'turn', turnId, messages: readTold(orm, [view.messageId]), runs: [view] });
    begin(view);
    return view;
  });
}
