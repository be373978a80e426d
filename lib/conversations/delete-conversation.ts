import type { Db } from '#db/client';
import type { Principal } from '#lib/auth/principal';
import { deleteConversations } from './delete-conversations.ts';
import type { Hub } from './open-hub.ts';
import { requireConversation } from './require-conversation.ts';

/** Takes one conversation away, as `deleteConversations` does many. */
export async function deleteConversation(app: { db: Db; hub: Hub }, principal: Principal, id: string): Promise<void> {
  // An address that could never be an id is no different from one that is nobody's.
  requireConversation(app.db.orm, principal, id, 'write');
  await deleteConversations(app, principal, { ids: [id] });
}
