import type { Role } from '#lib/auth/principal';

export const ROLE_LABELS: Record<Role, string> = { owner: 'Owner', admin: 'Admin', member: 'Member', viewer: 'Viewer' };

/** A role in the middle of a sentence. */
export const ROLE_NOUNS: Record<Role, string> = {
  owner: 'an owner',
  admin: 'an admin',
  member: 'a member',
  viewer: 'a viewer',
};

/** What a role may do, in one sentence. */
export const ROLE_WORDS: Record<Role, string> = {
  owner: 'An owner does everything, and makes other owners.',
  admin: 'An admin manages members, connections, budgets and every key, and sees all spend.',
  member: 'A member calls models, has keys of their own and sees their own spend.',
  viewer: 'A viewer reads what the team shares, and calls no models.',
};

export function roleOptions(roles: readonly Role[]) {
  return roles.map((value) => ({ value, label: ROLE_LABELS[value] }));
}
