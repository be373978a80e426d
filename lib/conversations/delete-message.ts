import { and, count, eq, isNull, sql } from 'drizzle-orm';
import type { Db, Orm } from '#db/client';
import { messages, panes, runs } from '#db/schema/conversations';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { newestFrom } from './newest-from.ts';
import type { Hub } from './open-hub.ts';
import { requireConversation } from './require-conversation.ts';
import { requirePane } from './require-pane.ts';
import { tellConversation } from './tell-conversation.ts';

type Place = { conversationId: string; messageId: string };

/**
 * Takes a message away with everything that follows from it; another version of it is shown instead, where there is one. For an hour it
 * can be had back. What it cost stays in the ledger.
 * @throws AppError `not_found`; `conflict` while something of it is being written.
 */
export async function deleteMessage(
  app: { db: Db; hub: Hub },
  principal: Principal,
  { conversationId, messageId }: Place,
): Promise<void> {
  await app.hub.commit(conversationId, (orm, say) => {
    requireConversation(orm, principal, conversationId, 'write');
    const isThere = and(
      eq(messages.id, messageId),
      eq(messages.conversationId, conversationId),
      isNull(messages.deletedAt),
    );
    const message = orm.select().from(messages).where(isThere).get();
    if (!message) throw new AppError('not_found', 'There is no such message in this conversation.');
    const busy = orm
      .select({ count: count() })
      .from(runs)
      .where(
        and(
          eq(runs.conversationId, conversationId),
          eq(runs.state, 'running'),
          sql`${runs.messageId} in ${subtreeOf(messageId)}`,
        ),
      )
      .get();
    if (busy?.count) throw new AppError('conflict', 'This is still being written; stop it first.');
    const pane = requirePane(orm, conversationId, message.paneId);
    const isShown = orm.get<{ n: number }>(
      sql`select count(*) as n from ${subtreeOf(messageId)} where id = ${pane.headId}`,
    ).n;
    orm
      .update(messages)
      .set({ deletedAt: Date.now() })
      .where(and(sql`${messages.id} in ${subtreeOf(messageId)}`, isNull(messages.deletedAt)))
      .run();
    if (isShown) {
      const headId = headAfter(orm, message);
      orm.update(panes).set({ headId }).where(eq(panes.id, pane.id)).run();
    }
    tellConversation(orm, say, conversationId);
  });
}

/** The message and what follows from it. */
export function subtreeOf(messageId: string) {
  return sql`(
    with recursive tree(id) as (
      select ${messageId} union all select m.id from messages m join tree on m.parent_id = tree.id
    ) select id from tree)`;
}

type Message = typeof messages.$inferSelect;

/** The newest version left in its place, else what it followed. */
function headAfter(orm: Orm, { paneId, parentId, role }: Message): string | null {
  const sibling = orm
    .select({ id: messages.id })
    .from(messages)
    .where(
      and(
        eq(messages.paneId, paneId),
        parentId === null ? isNull(messages.parentId) : eq(messages.parentId, parentId),
        eq(messages.role, role),
        isNull(messages.deletedAt),
      ),
    )
    .orderBy(sql`${messages.createdAt} desc, ${messages.id} desc`)
    .limit(1)
    .get();
  return sibling ? newestFrom(orm, paneId, sibling.id) : parentId;
}
