import { eq } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { conversations } from '#db/schema/conversations';

/** Whose the files of a conversation are: its owner's. They go with them, and with nobody else. */
export function ownerOf(orm: Orm, conversationId: string): { memberId: string } {
  const owner = orm
    .select({ memberId: conversations.ownerId })
    .from(conversations)
    .where(eq(conversations.id, conversationId))
    .get();
  if (!owner) throw new Error('a file was to go to a conversation that is not there');
  return owner;
}
