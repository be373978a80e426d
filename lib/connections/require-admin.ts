import type { Principal } from '#lib/auth/principal';
import { requireRole } from '#lib/auth/role';
import { AppError } from '#lib/errors';

/** Connections are for owners and admins. @throws AppError forbidden */
export function requireAdmin(principal: Principal): void {
  if (principal.kind === 'key') {
    throw new AppError('forbidden', 'A key cannot manage connections; sign in as an owner or admin.');
  }
  requireRole(principal, 'admin');
}
