import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { messages, panes } from '#db/schema/conversations';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { subtreeOf } from './delete-message.ts';
import { newestFrom } from './newest-from.ts';
import type { Hub } from './open-hub.ts';
import { requireConversation } from './require-conversation.ts';
import { tellConversation } from './tell-conversation.ts';

/** Brings a deleted message back with everything that went with it, and shows it. @throws AppError `not_found` once it is gone for good. */
export async function restoreMessage(
  app: { db: Db; hub: Hub },
  principal: Principal,
  { conversationId, messageId }: { conversationId: string; messageId: string },
): Promise<void> {
  await app.hub.commit(conversationId, (orm, say) => {
    requireConversation(orm, principal, conversationId, 'write');
    const wasDeleted = and(
      eq(messages.id, messageId),
      eq(messages.conversationId, conversationId),
      isNotNull(messages.deletedAt),
    );
    const message = orm.select().from(messages).where(wasDeleted).get();
    if (!message) throw new AppError('not_found', 'This message is gone for good.');
    // What had been deleted before it, on its own, stays deleted.
    orm
      .update(messages)
      .set({ deletedAt: null })
      .where(and(sql`${messages.id} in ${subtreeOf(messageId)}`, eq(messages.deletedAt, message.deletedAt ?? 0)))
      .run();
    const headId = newestFrom(orm, message.paneId, messageId);
    orm.update(panes).set({ headId }).where(eq(panes.id, message.paneId)).run();
    tellConversation(orm, say, conversationId);
  });
}
