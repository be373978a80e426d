import { createHash, randomBytes } from 'node:crypto';

/** What stands at the end of an invite's link. */
export function makeInviteToken(): string {
  return randomBytes(32).toString('base64url');
}

/** By which an invite is kept and looked up. */
export function hashInviteToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
