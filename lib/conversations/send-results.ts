import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Orm } from '#db/client';
import { conversations, messages, runs } from '#db/schema/conversations';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { parseInput } from '#lib/parse-input';
import { awaitsAnswer } from './awaits-answer.ts';
import { commitRuns } from './commit-runs.ts';
import type { ConversationsApp } from './conversations-app.ts';
import { openRun } from './open-run.ts';
import { readTold } from './read-told.ts';
import { requireConversation } from './require-conversation.ts';
import { requirePane } from './require-pane.ts';
import { requireWriter } from './require-writer.ts';
import { toRunView } from './to-run-view.ts';
import { isToolPart } from './to-tool-messages.ts';
import type { MessageView, RunView } from './view.ts';

const Result = z.strictObject({
  toolCallId: z.string().min(1).max(200),
  output: z.string().max(1_000_000),
  /** The function failed, and `output` says how. */
  isError: z.boolean().default(false),
});

const SendResultsInput = z.object({
  id: z.uuid(),
  /** The answer that called functions. */
  messageId: z.string().max(64),
  results: z.array(Result).min(1).max(128),
});

type Results = z.output<typeof SendResultsInput>['results'];

/**
 * Writes down what came of the functions that an answer called, and lets the pane's model go on from there. The same id again
 * starts nothing and gets the same run.
 * @throws AppError `invalid_request` unless each open call gets exactly one result; `conflict` when they have theirs already.
 */
export async function sendResults(
  app: ConversationsApp,
  principal: Principal,
  conversationId: string,
  input: unknown,
): Promise<RunView> {
  const { id: runId, messageId, results } = parseInput(SendResultsInput, input);
  const member = requireWriter(principal);
  return commitRuns(app, member, conversationId, (orm, say, begin) => {
    requireConversation(orm, member, conversationId, 'write');
    const started = orm.select().from(runs).where(eq(runs.id, runId)).get();
    if (started?.conversationId === conversationId) return toRunView(started);
    if (started) throw new AppError('conflict', 'This id is taken; choose another one.', { field: 'id' });
    const answer = requireAnswer(orm, conversationId, messageId);
    const parts = withResults(answer.parts, results);
    orm.update(messages).set({ parts }).where(eq(messages.id, messageId)).run();
    const pane = requirePane(orm, conversationId, answer.paneId);
    const now = Date.now();
    const view = openRun(orm, pane, { runId, turnId: answer.turnId, parentId: messageId, model: pane.model, now });
    orm.update(conversations).set({ updatedAt: now }).where(eq(conversations.id, conversationId)).run();
    const told = readTold(orm, [messageId, view.messageId]);
    say({ type: 'turn', turnId: answer.turnId, messages: told, runs: [view] });
    begin(view);
    return view;
  });
}

function requireAnswer(orm: Orm, conversationId: string, messageId: string) {
  const row = orm
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.id, messageId),
        eq(messages.conversationId, conversationId),
        eq(messages.role, 'assistant'),
        isNull(messages.deletedAt),
      ),
    )
    .get();
  const parts = (row?.parts ?? []) as MessageView['parts'];
  if (!row?.turnId || !parts.some(isToolPart))
    throw new AppError('not_found', 'There is no answer here that called a function.', { field: 'messageId' });
  if (awaitsAnswer(row)) throw new AppError('conflict', 'These functions have their results already.');
  return { paneId: row.paneId, turnId: row.turnId, parts };
}

function withResults(parts: MessageView['parts'], results: Results): MessageView['parts'] {
  const open = parts.filter(isToolPart).filter(({ state }) => state !== 'output-available' && state !== 'output-error');
  const given = new Map(results.map((result) => [result.toolCallId, result]));
  const isWhole = given.size === results.length && given.size === open.length;
  if (!isWhole || !open.every(({ toolCallId }) => given.has(toolCallId)))
    throw new AppError('invalid_request', 'Give each function that was called exactly one result.', {
      field: 'results',
    });
  return parts.map((part) => {
    const result = isToolPart(part) ? given.get(part.toolCallId) : undefined;
    if (!result || !isToolPart(part)) return part;
    const { type, toolName, toolCallId, input = {}, callProviderMetadata } = part;
    const call = { type, toolName, toolCallId, input, ...(callProviderMetadata ? { callProviderMetadata } : {}) };
    return result.isError
      ? { ...call, state: 'output-error', errorText: result.output }
      : { ...call, state: 'output-available', output: result.output };
  });
}
