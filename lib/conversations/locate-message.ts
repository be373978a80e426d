import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { messages } from '#db/schema/conversations';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { readPath } from './read-messages.ts';
import { requireConversation } from './require-conversation.ts';
import { requirePane } from './require-pane.ts';

/** Which pane a message stands in, and whether it is on the path that the pane shows. @throws AppError `not_found`. */
export async function locateMessage(
  app: { db: Db },
  principal: Principal,
  { conversationId, messageId }: { conversationId: string; messageId: string },
): Promise<{ paneId: string; isShown: boolean }> {
  const { orm } = app.db;
  requireConversation(orm, principal, conversationId, 'read');
  const isThere = and(
    eq(messages.id, messageId),
    eq(messages.conversationId, conversationId),
    isNull(messages.deletedAt),
  );
  const message = orm.select({ paneId: messages.paneId }).from(messages).where(isThere).get();
  if (!message) throw new AppError('not_found', 'There is no such message in this conversation.');
  const { headId } = requirePane(orm, conversationId, message.paneId);
  const { nodes } = readPath(orm, headId);
  return { paneId: message.paneId, isShown: nodes.some((node) => node.id === messageId) };
}
