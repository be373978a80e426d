import type { Orm } from '#db/client';
import { readMessages } from './read-messages.ts';
import type { MessageView } from './view.ts';

/** These messages as a `turn` event tells them, each with its pane, in the order given: parents before children. */
export function readTold(orm: Orm, messageIds: readonly string[]): { paneId: string; message: MessageView }[] {
  const { views, paneOf } = readMessages(orm, messageIds);
  return views.map((message) => ({ paneId: paneOf.get(message.id) ?? '', message }));
}
