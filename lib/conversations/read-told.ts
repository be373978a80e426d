import type { Orm } from '#db/client';
import { readMessages, readNodes } from './read-messages.ts';
import type { MessageView } from './view.ts';

/** These messages as a `turn` event tells them, each with its pane, oldest first. */
export function readTold(
  orm: Orm,
  conversationId: string,
  messageIds: readonly string[],
): { paneId: string; message: MessageView }[] {
  const nodes = readNodes(orm, conversationId);
  const told = nodes.filter((node) => messageIds.includes(node.id));
  const paneOf = new Map(told.map((node) => [node.id, node.paneId]));
  return readMessages(orm, nodes, told).views.map((message) => ({ paneId: paneOf.get(message.id) ?? '', message }));
}
