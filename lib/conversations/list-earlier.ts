import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '#db/client';
import { messages } from '#db/schema/conversations';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { parseInput } from '#lib/parse-input';
import { addReceipts, type ReadReceipts } from './add-receipts.ts';
import { MESSAGES_A_PAGE } from './limits.ts';
import { readMessages, readPath } from './read-messages.ts';
import { readRatings } from './read-ratings.ts';
import { requireConversation } from './require-conversation.ts';
import type { EarlierMessages } from './view.ts';

const ListEarlierInput = z.object({
  /** The first message that the reader has. */
  before: z.string().max(64),
  limit: z.coerce.number().int().min(1).max(200).default(MESSAGES_A_PAGE),
});

/** The messages of a pane's path that come right before one of it. */
export async function listEarlier(
  app: { db: Db },
  principal: Principal,
  { conversationId, paneId }: { conversationId: string; paneId: string },
  input: unknown,
  readReceipts: ReadReceipts,
): Promise<EarlierMessages> {
  const { before, limit } = parseInput(ListEarlierInput, input);
  const { orm } = app.db;
  requireConversation(orm, principal, conversationId, 'read');
  const isOfPane = and(
    eq(messages.id, before),
    eq(messages.paneId, paneId),
    eq(messages.conversationId, conversationId),
  );
  const first = orm.select({ parentId: messages.parentId }).from(messages).where(isOfPane).get();
  if (!first) throw new AppError('not_found', 'There is no such message in this pane.', { field: 'before' });
  const { nodes, hasEarlier } = readPath(orm, first.parentId, limit);
  const ids = nodes.map((node) => node.id);
  const { views, callIds } = readMessages(orm, ids);
  await addReceipts(callIds, readReceipts);
  return { messages: views, hasEarlier, ratings: readRatings(orm, principal, ids) };
}
