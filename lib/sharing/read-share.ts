import { and, eq, gt, isNull, ne } from 'drizzle-orm';
import { z } from 'zod';
import type { Db, Orm } from '#db/client';
import { members } from '#db/schema/auth';
import { conversations, shares } from '#db/schema/conversations';
import { readMessages, readPath } from '#lib/conversations/read-messages';
import { AppError } from '#lib/errors';
import { parseInput } from '#lib/parse-input';
import { hashShareToken } from './share-token.ts';
import type { SharedMessage, SharedView } from './share-view.ts';

const ReadShareInput = z.object({ token: z.string().min(1).max(200) });

/**
 * What a link opens, for anybody: the messages from the first to the one it was made at. Nothing of who wrote it, what it cost or how it was
 * set.
 * @throws AppError `not_found`, the same for a link that never was, was revoked, has expired, whose conversation or owner is gone, or whose
 * owner may share nothing any more.
 */
export async function readShare(app: { db: Db }, input: unknown): Promise<SharedView> {
  const { token } = parseInput(ReadShareInput, input);
  const { orm } = app.db;
  const found = orm
    .select({ share: shares, title: conversations.title })
    .from(shares)
    .innerJoin(conversations, eq(conversations.id, shares.conversationId))
    .innerJoin(members, eq(members.id, shares.ownerId))
    .where(
      and(
        eq(shares.tokenHash, hashShareToken(token)),
        isNull(shares.revokedAt),
        gt(shares.expiresAt, Date.now()),
        isNull(conversations.deletedAt),
        isNull(members.disabledAt),
        // Who could not make it any more leaves no door open.
        ne(members.role, 'viewer'),
      ),
    )
    .get();
  const messages = found ? pathOf(orm, found.share.headId) : [];
  if (!found || messages.length === 0)
    throw new AppError('not_found', 'This link leads nowhere: it was withdrawn, has expired, or is not whole.');
  const { createdAt: sharedAt, expiresAt } = found.share;
  return { title: found.title, sharedAt, expiresAt, messages };
}

function pathOf(orm: Orm, headId: string): SharedMessage[] {
  const { nodes } = readPath(orm, headId);
  const { views } = readMessages(
    orm,
    nodes.map((node) => node.id),
  );
  return views.map(({ id, role, parts, run }) => ({
    id,
    role,
    text: parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n\n'),
    model: run?.model ?? null,
    files: parts.flatMap((part) => (part.type === 'file' ? [part.filename ?? 'a file'] : [])),
  }));
}
