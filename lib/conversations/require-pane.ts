import { and, eq } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { panes } from '#db/schema/conversations';
import { AppError } from '#lib/errors';

export type PaneRow = typeof panes.$inferSelect;

/** @throws AppError `not_found` for a pane of another conversation as for none. */
export function requirePane(orm: Orm, conversationId: string, paneId: string): PaneRow {
  const pane = orm
    .select()
    .from(panes)
    .where(and(eq(panes.id, paneId), eq(panes.conversationId, conversationId)))
    .get();
  if (!pane) throw new AppError('not_found', 'There is no such pane in this conversation.');
  return pane;
}
