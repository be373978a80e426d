import type { Auth } from './open-auth.ts';
import type { Member } from './role.ts';

/** The member whose session the headers carry, or null. Asks the database each time: a revoked session or a disabled member is out at once. */
export async function findMember(app: { auth: Auth }, headers: Headers): Promise<Member | null> {
  if (!headers.has('cookie')) return null;
  const found = await app.auth.better.api.getSession({ headers });
  if (!found || found.user.disabledAt) return null;
  const { id, name, email, role } = found.user;
  return { kind: 'member', memberId: id, name, email, role };
}
