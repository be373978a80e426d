import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { messages, panes } from '#db/schema/conversations';
import { AppError } from '#lib/errors';
import { type PaneRow, requirePane } from './require-pane.ts';

/** Where a prompt goes: the pane, and the message that it follows. */
export type Target = { pane: PaneRow; parentId: string | null };

/** After what the panes show: those named, or all. */
export function afterHeads(orm: Orm, conversationId: string, paneIds: string[] | undefined): Target[] {
  const targets = orm
    .select()
    .from(panes)
    .where(and(eq(panes.conversationId, conversationId), paneIds ? inArray(panes.id, paneIds) : undefined))
    .orderBy(asc(panes.position))
    .all();
  if (paneIds && targets.length < new Set(paneIds).size) {
    throw new AppError('not_found', 'One of these panes is not in this conversation any more.', { field: 'paneIds' });
  }
  return targets.map((pane) => ({ pane, parentId: pane.headId }));
}

/** In the place of earlier prompts, as another version of each. */
export function inPlaceOf(orm: Orm, conversationId: string, messageIds: readonly string[]): Target[] {
  const targets = messageIds.map((id) => {
    const isPrompt = and(eq(messages.id, id), eq(messages.conversationId, conversationId), eq(messages.role, 'user'));
    const prompt = orm.select().from(messages).where(isPrompt).get();
    if (!prompt || prompt.deletedAt !== null)
      throw new AppError('not_found', 'A prompt that was edited is not there any more.', { field: 'edits' });
    return { pane: requirePane(orm, conversationId, prompt.paneId), parentId: prompt.parentId };
  });
  if (new Set(targets.map(({ pane }) => pane.id)).size < targets.length)
    throw new AppError('invalid_request', 'A pane takes one prompt at a time.', { field: 'edits' });
  return targets;
}
