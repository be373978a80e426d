import type { Db } from '#db/client';
import type { Principal } from '#lib/auth/principal';
import { deleteConversations } from './delete-conversations.ts';
import type { Hub } from './open-hub.ts';

/** Takes one conversation away, as `deleteConversations` does many. */
export async function deleteConversation(app: { db: Db; hub: Hub }, principal: Principal, id: string): Promise<void> {
  await deleteConversations(app, principal, { ids: [id] });
}
