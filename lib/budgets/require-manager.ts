import type { Principal } from '#lib/auth/principal';
import { requireRole } from '#lib/auth/role';
import { AppError } from '#lib/errors';

/** Budgets are set by owners and admins. @throws AppError `forbidden`. */
export function requireManager(principal: Principal): void {
  if (principal.kind === 'key') {
    throw new AppError('forbidden', 'A key cannot manage budgets; sign in as an owner or admin.');
  }
  requireRole(principal, 'admin');
}
