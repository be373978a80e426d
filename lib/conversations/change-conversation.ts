import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '#db/client';
import { conversations, conversationTags } from '#db/schema/conversations';
import type { Principal } from '#lib/auth/principal';
import { parseInput } from '#lib/parse-input';
import type { Hub } from './open-hub.ts';
import { requireConversation } from './require-conversation.ts';
import { TagsInput } from './tags-input.ts';
import { tellConversation } from './tell-conversation.ts';
import { TitleInput } from './title-input.ts';

const ChangeConversationInput = z.object({
  title: TitleInput.optional(),
  isPinned: z.boolean().optional(),
  isArchived: z.boolean().optional(),
  /** All of them. */
  tags: TagsInput.optional(),
});

/** Names and files a conversation. A title that somebody typed is never overwritten. */
export async function changeConversation(
  app: { db: Db; hub: Hub },
  principal: Principal,
  id: string,
  input: unknown,
): Promise<void> {
  const { title, isPinned, isArchived, tags } = parseInput(ChangeConversationInput, input);
  const now = Date.now();
  await app.hub.commit(id, (orm, say) => {
    const row = requireConversation(orm, principal, id, 'write');
    orm
      .update(conversations)
      .set({
        ...(title === undefined ? {} : { title, titledBy: 'member' as const }),
        pinnedAt: isPinned === undefined ? row.pinnedAt : isPinned ? (row.pinnedAt ?? now) : null,
        archivedAt: isArchived === undefined ? row.archivedAt : isArchived ? (row.archivedAt ?? now) : null,
      })
      .where(eq(conversations.id, id))
      .run();
    if (tags !== undefined) {
      orm.delete(conversationTags).where(eq(conversationTags.conversationId, id)).run();
      for (const tag of tags) orm.insert(conversationTags).values({ conversationId: id, tag }).run();
    }
    if (title !== undefined) tellConversation(orm, say, id);
  });
}
