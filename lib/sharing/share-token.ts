import { createHash, randomBytes } from 'node:crypto';

/** What stands behind the `#` of a shared link, where no server's log sees it. */
export function makeShareToken(): string {
  return randomBytes(32).toString('base64url');
}

/** By which a link is kept and looked up. */
export function hashShareToken(token: string): string {
  return createHash('sha256').update(`share ${token}`).digest('hex');
}
