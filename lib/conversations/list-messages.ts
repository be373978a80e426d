import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Db, Orm } from '#db/client';
import { messages } from '#db/schema/conversations';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { parseInput } from '#lib/parse-input';
import { addReceipts, type ReadReceipts } from './add-receipts.ts';
import { MESSAGES_A_PAGE } from './limits.ts';
import { type Path, readMessages, readPath } from './read-messages.ts';
import { readRatings } from './read-ratings.ts';
import { requireConversation } from './require-conversation.ts';
import { requirePane } from './require-pane.ts';
import type { MessagesPage } from './view.ts';

const MessageId = z.string().max(64);

const ListMessagesInput = z
  .object({
    /** The message that the page ends before, begins after, or has in its middle. */
    before: MessageId.optional(),
    after: MessageId.optional(),
    around: MessageId.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(MESSAGES_A_PAGE),
  })
  .refine(({ before, after, around }) => [before, after, around].filter((id) => id !== undefined).length === 1, {
    error: 'name one message: before, after or around',
    path: ['before'],
  });

/**
 * Messages of a pane's path that stand together: right before one of them, right after it, or around it.
 * @throws AppError `not_found` for a message of another pane, or after and around for one that the pane does not show.
 */
export async function listMessages(
  app: { db: Db },
  principal: Principal,
  { conversationId, paneId }: { conversationId: string; paneId: string },
  input: unknown,
  readReceipts: ReadReceipts,
): Promise<MessagesPage> {
  const { before, after, around, limit } = parseInput(ListMessagesInput, input);
  const { orm } = app.db;
  requireConversation(orm, principal, conversationId, 'read');
  const { headId } = requirePane(orm, conversationId, paneId);
  const { nodes, hasEarlier } =
    before === undefined
      ? pathFrom(orm, headId, after ?? around ?? '', { limit, isAround: after === undefined })
      : readPath(orm, parentOf(orm, paneId, before), limit);
  const ids = nodes.map((node) => node.id);
  const { views, callIds } = readMessages(orm, ids);
  await addReceipts(callIds, readReceipts);
  return { messages: views, hasEarlier, ratings: readRatings(orm, principal, ids) };
}

function parentOf(orm: Orm, paneId: string, id: string): string | null {
  const isOfPane = and(eq(messages.id, id), eq(messages.paneId, paneId));
  const message = orm.select({ parentId: messages.parentId }).from(messages).where(isOfPane).get();
  if (!message) throw notFound('before');
  return message.parentId;
}

/** A page of the path shown that begins after this message, or has it in its middle. */
function pathFrom(
  orm: Orm,
  headId: string | null,
  id: string,
  { limit, isAround }: { limit: number; isAround: boolean },
): Path {
  const { nodes } = readPath(orm, headId);
  const at = nodes.findIndex((node) => node.id === id);
  if (at < 0) throw notFound(isAround ? 'around' : 'after');
  const from = isAround ? Math.max(0, at - Math.floor(limit / 2)) : at + 1;
  return { nodes: nodes.slice(from, from + limit), hasEarlier: from > 0 };
}

function notFound(field: string): AppError {
  return new AppError('not_found', 'There is no such message in this pane.', { field });
}
