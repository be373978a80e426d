import type { Role } from '#lib/auth/principal';
import { isAtLeast } from '#lib/auth/role';

export const ROLES: readonly Role[] = ['owner', 'admin', 'member', 'viewer'];

type Person = { readonly id: string; readonly role: Role };

/** Owners manage everybody; admins everybody but owners. */
export function mayManage(actor: Person, target: Person): boolean {
  return isAtLeast(actor.role, target.role === 'owner' ? 'owner' : 'admin');
}

/** The roles that somebody may give: to nobody one above their own, and below admin none. */
export function rolesToGive(actor: Pick<Person, 'role'>): Role[] {
  return isAtLeast(actor.role, 'admin') ? ROLES.filter((role) => isAtLeast(actor.role, role)) : [];
}

/** What one may do with the other. Nobody disables or removes themselves, so that nobody locks themselves out by a slip. */
export function permissionsOf(actor: Person, target: Person, isLastOwner: boolean) {
  const isManaged = mayManage(actor, target);
  const isOther = actor.id !== target.id;
  return {
    roles: isManaged ? rolesToGive(actor).filter((role) => role === target.role || !isLastOwner) : [],
    disable: isManaged && isOther && !isLastOwner,
    remove: isManaged && isOther && !isLastOwner,
    endSessions: isManaged && isOther,
  };
}
