import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { conversations } from '#db/schema/conversations';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { parseInput } from '#lib/parse-input';
import { ConversationIds } from './delete-conversations.ts';
import { requireWriter } from './require-writer.ts';

/** Has back conversations that were deleted and are still there, all or none. */
export async function restoreConversations(app: { db: Db }, principal: Principal, input: unknown): Promise<void> {
  const { ids } = parseInput(ConversationIds, input);
  const { memberId } = requireWriter(principal);
  const isDeletedAndOwn = and(
    inArray(conversations.id, ids),
    eq(conversations.ownerId, memberId),
    isNotNull(conversations.deletedAt),
  );
  await app.db.commit((orm) => {
    const { changes } = orm.update(conversations).set({ deletedAt: null }).where(isDeletedAndOwn).run();
    if (changes < new Set(ids).size)
      throw new AppError('not_found', 'One of these conversations is gone for good.', { field: 'ids' });
  });
}
