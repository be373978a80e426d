import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { type App, app } from '#lib/app';
import { findMember } from '#lib/auth/find-member';
import { hasOwner } from '#lib/auth/has-owner';
import type { Role } from '#lib/auth/principal';
import { isAtLeast, type Member } from '#lib/auth/role';
import { PATH_HEADER, toSignIn } from './next-path.ts';

/**
 * Stands first in every page: sends to /setup when nobody owns this Parallax yet, to /sign-in when nobody is signed in, and
 * shows "not found" when the role is too low. Layouts do not call it: they are not run again on a navigation.
 */
export async function requirePage(role: Role): Promise<{ app: App; principal: Member }> {
  const container = app();
  const sent = await headers();
  const principal = await findMember(container, sent);
  if (!principal) redirect(hasOwner(container) ? toSignIn(sent.get(PATH_HEADER)) : '/setup');
  if (!isAtLeast(principal.role, role)) notFound();
  return { app: container, principal };
}
