import type { Orm } from '#db/client';
import { AppError } from '#lib/errors';
import { readNodes } from './read-messages.ts';

/** The end of the newest path through a message. @throws AppError `not_found` for one of another pane. */
export function newestFrom(orm: Orm, paneId: string, messageId: string): string {
  const nodes = readNodes(orm, paneId);
  if (!nodes.some((node) => node.id === messageId))
    throw new AppError('not_found', 'There is no such message in this pane.', { field: 'headId' });
  const newestChild = new Map(nodes.map((node) => [node.parentId, node.id]));
  let head = messageId;
  for (let next = newestChild.get(head); next; next = newestChild.get(head)) head = next;
  return head;
}
