import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { conversations, messages, panes } from '#db/schema/conversations';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import type { FileView } from '#lib/files/file-view';
import { takeFiles, waitingFiles } from '#lib/files/take-files';
import { newId } from '#lib/ids';
import { parseInput } from '#lib/parse-input';
import type { ConversationsApp } from './conversations-app.ts';
import { copyPath } from './copy-path.ts';
import { readPath } from './read-messages.ts';
import { requireConversation } from './require-conversation.ts';
import { requirePane } from './require-pane.ts';
import { requireWriter } from './require-writer.ts';

const BranchConversationInput = z.object({
  /** Of the conversation that is made. */
  id: z.uuid(),
  /** The last message that it takes over. A prompt is left out itself: it stands in the new composer, to be sent anew. */
  messageId: z.string().max(64),
});

/**
 * Begins a private conversation that goes on from a message of this one, and tells the files that wait in it to be sent anew. The same id
 * again makes nothing.
 */
export async function branchConversation(
  app: Pick<ConversationsApp, 'db'>,
  principal: Principal,
  conversationId: string,
  input: unknown,
): Promise<{ id: string; files: FileView[] }> {
  const { id, messageId } = parseInput(BranchConversationInput, input);
  const { memberId: ownerId } = requireWriter(principal);
  await app.db.commit((orm) => {
    const source = requireConversation(orm, principal, conversationId, 'read');
    const existing = orm.select().from(conversations).where(eq(conversations.id, id)).get();
    if (existing && existing.ownerId !== ownerId)
      throw new AppError('conflict', 'This id is taken; choose another one.', { field: 'id' });
    if (existing) return;
    const isThere = and(
      eq(messages.id, messageId),
      eq(messages.conversationId, conversationId),
      isNull(messages.deletedAt),
    );
    const from = orm.select().from(messages).where(isThere).get();
    if (!from)
      throw new AppError('not_found', 'There is no such message in this conversation.', { field: 'messageId' });
    const { model, settings } = requirePane(orm, conversationId, from.paneId);
    const now = Date.now();
    orm.insert(conversations).values({ id, ownerId, title: source.title, createdAt: now, updatedAt: now }).run();
    const pane = { id: newId(), conversationId: id, position: 0, model, settings, createdAt: now };
    orm.insert(panes).values(pane).run();
    const { nodes } = readPath(orm, from.role === 'user' ? from.parentId : messageId);
    const ids = nodes.map((node) => node.id);
    const headId = copyPath(orm, ids, pane).at(-1)?.id ?? null;
    orm.update(panes).set({ headId }).where(eq(panes.id, pane.id)).run();
    if (from.role === 'user') takeFiles(orm, messageId, id);
  });
  return { id, files: waitingFiles(app.db.orm, id) };
}
