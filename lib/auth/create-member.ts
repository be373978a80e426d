import type { z } from 'zod';
import type { Db } from '#db/client';
import { writeAudit } from '#lib/audit/write-audit';
import { parseInput } from '#lib/parse-input';
import { insertMember, NewMember, prepareMember } from './new-member.ts';
import type { Role } from './principal.ts';

/**
 * Makes an account with a password. For the operator's own tools, and therefore without a principal: whoever may open the
 * database may do this.
 * @throws AppError `invalid_request`, or `conflict` when the address has an account.
 */
export async function createMember(
  app: { db: Db },
  role: Role,
  input: z.input<typeof NewMember>,
): Promise<{ id: string; email: string; role: Role }> {
  const member = await prepareMember(role, parseInput(NewMember, input));
  await app.db.commit((orm) => {
    insertMember(orm, member);
    writeAudit(orm, { kind: 'cli' }, { action: 'member.create', target: member, details: { role } });
  });
  return { id: member.id, email: member.email, role };
}
