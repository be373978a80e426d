import type { Orm } from '#db/client';
import { readMessages, readNodes } from './read-messages.ts';
import type { MessageView } from './view.ts';

/** These messages as a `turn` event tells them, each with its pane, in the order given: parents before children. */
export function readTold(
  orm: Orm,
  conversationId: string,
  messageIds: readonly string[],
): { paneId: string; message: MessageView }[] {
  const nodes = readNodes(orm, conversationId);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const told = messageIds.flatMap((id) => byId.get(id) ?? []);
  const paneOf = new Map(told.map((node) => [node.id, node.paneId]));
  return readMessages(orm, nodes, told).views.map((message) => ({ paneId: paneOf.get(message.id) ?? '', message }));
}
