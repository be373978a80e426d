import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '#db/client';
import { conversations } from '#db/schema/conversations';
import type { Principal } from '#lib/auth/principal';
import { parseInput } from '#lib/parse-input';
import type { Hub } from './open-hub.ts';
import { requireConversation } from './require-conversation.ts';
import { tellConversation } from './tell-conversation.ts';
import { TitleInput } from './title-input.ts';

const RenameConversationInput = z.object({ title: TitleInput });

export async function renameConversation(
  app: { db: Db; hub: Hub },
  principal: Principal,
  id: string,
  input: unknown,
): Promise<void> {
  const { title } = parseInput(RenameConversationInput, input);
  await app.hub.commit(id, (orm, say) => {
    requireConversation(orm, principal, id, 'write');
    orm.update(conversations).set({ title }).where(eq(conversations.id, id)).run();
    tellConversation(orm, say, id);
  });
}
