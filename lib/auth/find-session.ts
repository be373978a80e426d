import type { Auth } from './open-auth.ts';
import type { Member } from './role.ts';

export type Session = { sessionId: string; member: Member };

/** The session that the headers carry, or null. Asks the database each time: a revoked session or a disabled member is out at once. */
export async function findSession(app: { auth: Auth }, headers: Headers): Promise<Session | null> {
  if (!headers.has('cookie')) return null;
  const found = await app.auth.better.api.getSession({ headers });
  if (!found || found.user.disabledAt) return null;
  app.auth.seen(found.session);
  const { id, name, email, role } = found.user;
  return { sessionId: found.session.id, member: { kind: 'member', memberId: id, name, email, role } };
}
