import { AppError } from '#lib/errors';
import { findSession, type Session } from './find-session.ts';
import type { Auth } from './open-auth.ts';

/** The session that the headers carry. @throws AppError `unauthenticated`. */
export async function requireSession(app: { auth: Auth }, headers: Headers): Promise<Session> {
  const session = await findSession(app, headers);
  if (!session) throw new AppError('unauthenticated', 'Sign in first; your session has ended or was never there.');
  return session;
}
