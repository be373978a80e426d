import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '#db/client';
import { conversations, shares } from '#db/schema/conversations';
import type { Principal } from '#lib/auth/principal';
import { requireWriter } from '#lib/conversations/require-writer';
import { parseInput } from '#lib/parse-input';
import type { ShareView } from './share-view.ts';

const ListSharesInput = z.object({ conversationId: z.string().max(64).optional() });

/** The principal's own links that still open something, the newest first: all, or those of one conversation. */
export async function listShares(
  app: { db: Db },
  principal: Principal,
  input: unknown,
): Promise<{ shares: ShareView[] }> {
  const { conversationId } = parseInput(ListSharesInput, input);
  const { memberId } = requireWriter(principal);
  const rows = app.db.orm
    .select({
      id: shares.id,
      conversationId: shares.conversationId,
      title: conversations.title,
      createdAt: shares.createdAt,
      expiresAt: shares.expiresAt,
    })
    .from(shares)
    .innerJoin(conversations, eq(conversations.id, shares.conversationId))
    .where(
      and(
        eq(shares.ownerId, memberId),
        isNull(shares.revokedAt),
        isNull(conversations.deletedAt),
        gt(shares.expiresAt, Date.now()),
        conversationId === undefined ? undefined : eq(shares.conversationId, conversationId),
      ),
    )
    .orderBy(desc(shares.createdAt))
    .all();
  return { shares: rows };
}
