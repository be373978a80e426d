import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '#db/client';
import { messages, ratings, runs } from '#db/schema/conversations';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { parseInput } from '#lib/parse-input';
import { requireConversation } from './require-conversation.ts';
import { requireWriter } from './require-writer.ts';

const RateMessageInput = z.object({
  /** 1 is good, -1 is bad, null takes the verdict back. */
  value: z.union([z.literal(1), z.literal(-1), z.null()]),
});

/** A member's verdict on an answer of a conversation that they may read. */
export async function rateMessage(
  app: { db: Db },
  principal: Principal,
  { conversationId, messageId }: { conversationId: string; messageId: string },
  input: unknown,
): Promise<void> {
  const { value } = parseInput(RateMessageInput, input);
  const { memberId } = requireWriter(principal);
  await app.db.commit((orm) => {
    requireConversation(orm, principal, conversationId, 'read');
    const answer = orm
      .select({ model: runs.model })
      .from(messages)
      .innerJoin(runs, eq(runs.id, messages.runId))
      .where(and(eq(messages.id, messageId), eq(messages.conversationId, conversationId), isNull(messages.deletedAt)))
      .get();
    if (!answer) throw new AppError('not_found', 'There is no such answer in this conversation.');
    if (value === null) {
      orm
        .delete(ratings)
        .where(and(eq(ratings.messageId, messageId), eq(ratings.memberId, memberId)))
        .run();
      return;
    }
    const verdict = { value, ratedAt: Date.now() };
    orm
      .insert(ratings)
      .values({ messageId, memberId, model: answer.model, ...verdict })
      .onConflictDoUpdate({ target: [ratings.messageId, ratings.memberId], set: verdict })
      .run();
  });
}
