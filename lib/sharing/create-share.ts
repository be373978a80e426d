import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '#db/client';
import { runs, shares } from '#db/schema/conversations';
import { writeAudit } from '#lib/audit/write-audit';
import type { Principal } from '#lib/auth/principal';
import { requireConversation } from '#lib/conversations/require-conversation';
import { requirePane } from '#lib/conversations/require-pane';
import { requireWriter } from '#lib/conversations/require-writer';
import { AppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { parseInput } from '#lib/parse-input';
import { hashShareToken, makeShareToken } from './share-token.ts';
import type { ShareView } from './share-view.ts';

const DAY_MS = 24 * 3_600_000;

const CreateShareInput = z.object({
  conversationId: z.string().max(64),
  paneId: z.string().max(64),
  days: z.number('choose for how many days').int().min(1).max(365).default(30),
});

/**
 * Makes a link by which anybody reads what this pane shows now: no other version, and nothing that is said later. `token` opens it and is told
 * this once.
 * @throws AppError `not_found`; `conflict` for what says nothing yet, is being written, or is temporary.
 */
export async function createShare(
  app: { db: Db },
  principal: Principal,
  input: unknown,
): Promise<{ share: ShareView; token: string }> {
  const { conversationId, paneId, days } = parseInput(CreateShareInput, input);
  const member = requireWriter(principal);
  const token = makeShareToken();
  const now = Date.now();
  const share = await app.db.commit((orm) => {
    const conversation = requireConversation(orm, member, conversationId, 'write');
    const { headId } = requirePane(orm, conversationId, paneId);
    if (conversation.isTemporary)
      throw new AppError('conflict', 'A temporary chat is not kept, so it cannot be shared.');
    if (headId === null) throw new AppError('conflict', 'There is nothing to share yet.');
    const isRunning = and(eq(runs.messageId, headId), eq(runs.state, 'running'));
    if (orm.select({ id: runs.id }).from(runs).where(isRunning).get())
      throw new AppError('conflict', 'This is still being written; share it when it is done.');
    const row = {
      id: newId(),
      tokenHash: hashShareToken(token),
      conversationId,
      ownerId: member.memberId,
      paneId,
      headId,
      createdAt: now,
      expiresAt: now + days * DAY_MS,
    };
    orm.insert(shares).values(row).run();
    writeAudit(orm, member, {
      action: 'share.create',
      target: { id: row.id, name: 'a chat of theirs' },
      details: { days },
    });
    const { id, createdAt, expiresAt } = row;
    return { id, conversationId, title: conversation.title, createdAt, expiresAt };
  });
  return { share, token };
}
