import { findSession } from './find-session.ts';
import type { Auth } from './open-auth.ts';
import type { Member } from './role.ts';

/** The member whose session the headers carry, or null. */
export async function findMember(app: { auth: Auth }, headers: Headers): Promise<Member | null> {
  return (await findSession(app, headers))?.member ?? null;
}
