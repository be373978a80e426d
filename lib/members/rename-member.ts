import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '#db/client';
import { members } from '#db/schema/auth';
import { writeAudit } from '#lib/audit/write-audit';
import { NewMember } from '#lib/auth/new-member';
import type { Member } from '#lib/auth/role';
import { parseInput } from '#lib/parse-input';

const RenameInput = z.object({ name: NewMember.shape.name });

/** Changes one's own name. What was spent before keeps the name that it was spent under. @throws AppError `invalid_request`. */
export async function renameMember(app: { db: Db }, member: Member, input: unknown): Promise<{ name: string }> {
  const { name } = parseInput(RenameInput, input);
  if (name === member.name) return { name };
  await app.db.commit((orm) => {
    orm.update(members).set({ name, updatedAt: new Date() }).where(eq(members.id, member.memberId)).run();
    const target = { id: member.memberId, name: member.name };
    writeAudit(orm, member, { action: 'member.rename', target, details: { name: { from: member.name, to: name } } });
  });
  return { name };
}
