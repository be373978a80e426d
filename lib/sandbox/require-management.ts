import type { Key } from './authorize.ts';
import { WireError } from './wire-error.ts';

/** Refuses a key that is no management key, for what concerns the whole account. */
export function requireManagement(key: Key, what: string): void {
  if (key.isManagement) return;
  throw new WireError(403, `Only management keys can fetch ${what} for an account`, {
    metadata: { error_type: 'permission_denied' },
  });
}
