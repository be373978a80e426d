import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { members } from '#db/schema/auth';
import { AppError } from '#lib/errors';
import type { Member } from './role.ts';

/**
 * The member with this address, or the first owner when none is named. For the operator's own tools, and therefore without a
 * principal: whoever may open the database may act for anybody.
 * @throws AppError `not_found`; a disabled account counts as none.
 */
export async function findAccount(app: { db: Db }, email?: string): Promise<Member> {
  const whose = email === undefined ? eq(members.role, 'owner') : eq(members.email, email.trim().toLowerCase());
  const found = app.db.orm
    .select({ memberId: members.id, name: members.name, email: members.email, role: members.role })
    .from(members)
    .where(and(whose, isNull(members.disabledAt)))
    .orderBy(asc(members.createdAt), asc(members.id))
    .limit(1)
    .get();
  if (found) return { kind: 'member', ...found };
  if (email !== undefined)
    throw new AppError('not_found', `Nobody here has the e-mail address ${email}.`, { field: 'email' });
  throw new AppError('not_found', 'Nobody owns this Parallax yet; finish the first run, or name a member.');
}
