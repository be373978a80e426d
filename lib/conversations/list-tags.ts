import { and, count, desc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { conversations, conversationTags } from '#db/schema/conversations';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';

/** The tags of the principal's own conversations, the most used first. */
export async function listTags(
  app: { db: Db },
  principal: Principal,
): Promise<{ tags: { tag: string; count: number }[] }> {
  if (principal.kind !== 'member') throw new AppError('forbidden', 'A key cannot read conversations; sign in instead.');
  const tags = app.db.orm
    .select({ tag: conversationTags.tag, count: count() })
    .from(conversationTags)
    .innerJoin(conversations, eq(conversations.id, conversationTags.conversationId))
    .where(and(eq(conversations.ownerId, principal.memberId), isNull(conversations.deletedAt)))
    .groupBy(conversationTags.tag)
    .orderBy(desc(count()), conversationTags.tag)
    .all();
  return { tags };
}
