import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { conversations, messages, runs } from '#db/schema/conversations';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { parseInput } from '#lib/parse-input';
import { commitRuns } from './commit-runs.ts';
import type { ConversationsApp } from './conversations-app.ts';
import { openRun } from './open-run.ts';
import { readTold } from './read-told.ts';
import { requireConversation } from './require-conversation.ts';
import { requireModel } from './require-model.ts';
import { requirePane } from './require-pane.ts';
import { requireWriter } from './require-writer.ts';
import { toRunView } from './to-run-view.ts';
import type { RunView } from './view.ts';

const RetryRunInput = z.object({
  id: z.uuid(),
  /** The prompt to answer again. */
  messageId: z.string(),
  /** The pane's model where it is absent. */
  model: z.string().min(1).max(200).optional(),
});

/** Answers a prompt once more, beside the answers it has. The same id again starts nothing and gets the same run. */
export async function retryRun(
  app: ConversationsApp,
  principal: Principal,
  conversationId: string,
  input: unknown,
): Promise<RunView> {
  const { id: runId, messageId, model } = parseInput(RetryRunInput, input);
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
      eq(messages.role, 'user'),
    );
    const prompt = orm.select().from(messages).where(isPrompt).get();
    if (!prompt?.turnId)
      throw new AppError('not_found', 'There is no such prompt in this conversation.', { field: 'messageId' });
    const pane = requirePane(orm, conversationId, prompt.paneId);
    const now = Date.now();
    const { turnId } = prompt;
    const view = openRun(orm, pane, { runId, turnId, parentId: messageId, model: model ?? pane.model, now });
    orm.update(conversations).set({ updatedAt: now }).where(eq(conversations.id, conversationId)).run();
    say({ type: 'turn', turnId, messages: readTold(orm, conversationId, [view.messageId]), runs: [view] });
    begin(view);
    return view;
  });
}
