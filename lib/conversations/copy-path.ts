import { inArray } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { messages } from '#db/schema/conversations';
import { copyMessageFiles } from '#lib/files/copy-message-files';
import { newId } from '#lib/ids';
import type { PaneRow } from './require-pane.ts';

/**
 * Puts copies of these messages into a pane, each under the one before it, and returns them. They carry no run: what an answer cost is told
 * once, where it was given.
 */
export function copyPath(orm: Orm, messageIds: readonly string[], target: Pick<PaneRow, 'id' | 'conversationId'>) {
  const rows = orm
    .select()
    .from(messages)
    .where(inArray(messages.id, [...messageIds]))
    .all();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const { id: paneId, conversationId } = target;
  let parentId: string | null = null;
  const copies = messageIds.flatMap((messageId) => {
    const original = byId.get(messageId);
    if (!original) return [];
    const copy = { ...original, id: newId(), conversationId, paneId, parentId, runId: null };
    parentId = copy.id;
    return [{ copy, original }];
  });
  for (const { copy, original } of copies) {
    orm.insert(messages).values(copy).run();
    copyMessageFiles(orm, original, copy);
  }
  return copies.map(({ copy }) => copy);
}
