import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Db } from '#db/client';
import { members } from '#db/schema/auth';
import { conversations } from '#db/schema/conversations';
import { files } from '#db/schema/files';
import { keys } from '#db/schema/keys';
import { library } from '#db/schema/library';
import { writeAudit } from '#lib/audit/write-audit';
import type { Principal } from '#lib/auth/principal';
import { removeMemberBudgets } from '#lib/budgets/remove-member-budgets';
import type { Hub } from '#lib/conversations/open-hub';
import { AppError } from '#lib/errors';
import { requireCurrentManager, requireManaged, requireOtherOwner } from './require-manager.ts';

/**
 * Removes a member for good, with their keys, their budgets, their sessions and their private conversations. What they shared with the
 * team goes to whoever removes them; what they spent stays in the ledger under their name.
 * @throws AppError `forbidden`, `not_found`; `conflict` for the last owner and for oneself.
 */
export async function removeMember(app: { db: Db; hub: Hub }, principal: Principal, memberId: string): Promise<void> {
  const gone = await app.db.commit((orm) => {
    const actor = requireCurrentManager(orm, principal);
    const member = requireManaged(orm, actor, memberId);
    if (memberId === actor.memberId)
      throw new AppError('conflict', 'You cannot remove yourself; ask another owner or admin.');
    requireOtherOwner(orm, member);

    const isTheirs = eq(conversations.ownerId, memberId);
    const isShared = and(isTheirs, eq(conversations.visibility, 'team'));
    orm.update(conversations).set({ ownerId: actor.memberId }).where(isShared).run();
    const taken = orm.select({ id: conversations.id }).from(conversations).where(ne(conversations.ownerId, memberId));
    orm
      .update(files)
      .set({ memberId: actor.memberId })
      .where(and(eq(files.memberId, memberId), inArray(files.conversationId, taken)))
      .run();
    const theirs = orm.select({ id: conversations.id }).from(conversations).where(isTheirs).all();
    const theirKeys = orm.select({ id: keys.id }).from(keys).where(eq(keys.memberId, memberId)).all();
    removeMemberBudgets(
      orm,
      memberId,
      theirKeys.map(({ id }) => id),
    );
    orm
      .delete(library)
      .where(and(eq(library.ownerId, memberId), eq(library.sharing, 'personal')))
      .run();
    orm.delete(members).where(eq(members.id, memberId)).run();
    const details = { role: member.role, email: member.email, keys: theirKeys.length, conversations: theirs.length };
    writeAudit(orm, actor, { action: 'member.remove', target: member, details });
    return theirs;
  });
  for (const { id } of gone) {
    for (const run of app.hub.activeRuns(id)) run.stop('stopped');
    app.hub.dismiss(id);
  }
}
