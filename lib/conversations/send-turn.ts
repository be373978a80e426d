import { and, asc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Orm } from '#db/client';
import { conversations, messages, panes, runs, turns } from '#db/schema/conversations';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { parseInput } from '#lib/parse-input';
import { commitRuns } from './commit-runs.ts';
import type { ConversationsApp } from './conversations-app.ts';
import { MAX_PANES, NEW_TITLE } from './limits.ts';
import { openRun } from './open-run.ts';
import { readTold } from './read-told.ts';
import { requireConversation } from './require-conversation.ts';
import type { PaneRow } from './require-pane.ts';
import { requireWriter } from './require-writer.ts';
import { tellConversation } from './tell-conversation.ts';
import { titleOfPrompt } from './title-of-prompt.ts';
import { toRunView } from './to-run-view.ts';
import type { RunView } from './view.ts';

const SendTurnInput = z.object({
  id: z.uuid(),
  text: z
    .string()
    .max(1_000_000)
    .refine((text) => text.trim() !== '', 'must not be blank'),
  /** All panes where it is absent. */
  paneIds: z.array(z.string()).min(1).max(MAX_PANES).optional(),
});

export type SentTurn = { turnId: string; runs: RunView[] };

/**
 * Sends one prompt to panes of a conversation and starts a run in each. The id comes from the browser: sent again, also at the
 * same time, it starts nothing and gets the same answer.
 * @throws AppError `conflict` while one of the panes is still answering; then nothing is sent.
 */
export async function sendTurn(
  app: ConversationsApp,
  principal: Principal,
  conversationId: string,
  input: unknown,
): Promise<SentTurn> {
  const { id: turnId, text, paneIds } = parseInput(SendTurnInput, input);
  const member = requireWriter(principal);
  return commitRuns(app, member, conversationId, (orm, say, begin) => {
    const conversation = requireConversation(orm, member, conversationId, 'write');
    const sent = orm.select().from(turns).where(eq(turns.id, turnId)).get();
    if (sent) return sentBefore(orm, sent, conversationId);
    const targets = targetsOf(orm, conversationId, paneIds);
    const now = Date.now();
    orm.insert(turns).values({ id: turnId, conversationId, memberId: member.memberId, createdAt: now }).run();
    const told: string[] = [];
    const views = targets.map((pane) => {
      const id = newId();
      const parts = [{ type: 'text', text }];
      orm
        .insert(messages)
        .values({
          id,
          conversationId,
          paneId: pane.id,
          parentId: pane.headId,
          turnId,
          role: 'user',
          parts,
          createdAt: now,
        })
        .run();
      const view = openRun(orm, pane, { runId: newId(), turnId, parentId: id, model: pane.model, now });
      told.push(id, view.messageId);
      return view;
    });
    const title = conversation.title === NEW_TITLE ? (titleOfPrompt(text) ?? NEW_TITLE) : conversation.title;
    orm.update(conversations).set({ updatedAt: now, title }).where(eq(conversations.id, conversationId)).run();
    if (title !== conversation.title) tellConversation(orm, say, conversationId);
    say({ type: 'turn', turnId, messages: readTold(orm, conversationId, told), runs: views });
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

function targetsOf(orm: Orm, conversationId: string, paneIds: string[] | undefined): PaneRow[] {
  const targets = orm
    .select()
    .from(panes)
    .where(and(eq(panes.conversationId, conversationId), paneIds ? inArray(panes.id, paneIds) : undefined))
    .orderBy(asc(panes.position))
    .all();
  if (paneIds && targets.length < new Set(paneIds).size) {
    throw new AppError('not_found', 'One of these panes is not in this conversation any more.', { field: 'paneIds' });
  }
  return targets;
}
