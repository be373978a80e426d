import type { ServerResponse } from 'node:http';
import { findMember } from '#lib/auth/find-member';
import type { Auth } from '#lib/auth/open-auth';
import type { Role } from '#lib/auth/principal';
import { isAtLeast } from '#lib/auth/role';

/**
 * Ends an answer that is still running once its reader signed out, was disabled or demoted: the guard at its beginning says
 * nothing of a stream that stays open for hours. An answer that has not begun says itself why there is none.
 */
export function endWhenShutOut(
  app: { auth: Auth },
  response: ServerResponse,
  guard: { headers: Headers; role: Role; everyMs: number },
): void {
  const recheck = async () => {
    const member = await findMember(app, guard.headers).catch(() => null);
    if (response.headersSent && (!member || !isAtLeast(member.role, guard.role))) response.end();
  };
  const timer = setInterval(() => void recheck(), guard.everyMs).unref();
  response.on('close', () => clearInterval(timer));
}
