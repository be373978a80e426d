import type { Role } from '#lib/auth/principal';

export const ROLE_LABELS: Record<Role, string> = { owner: 'Owner', admin: 'Admin', member: 'Member', viewer: 'Viewer' };

/** What a role may do, in one line. */
export const ROLE_WORDS: Record<Role, string> = {
  owner: 'Everything, and makes other owners.',
  admin: 'Manages members, connections, budgets and every key; sees all spend.',
  member: 'Calls models, has keys of their own, sees their own spend.',
  viewer: 'Reads what the team shares, and calls no models.',
};

export function roleOptions(roles: readonly Role[]) {
  return roles.map((value) => ({ value, label: ROLE_LABELS[value] }));
}
