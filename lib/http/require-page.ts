import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import type { App } from '#lib/app';
import type { Role } from '#lib/auth/principal';
import { isAtLeast, type Member } from '#lib/auth/role';
import { findVisitor } from './find-visitor.ts';
import { PATH_HEADER, toSignIn } from './next-path.ts';

/**
 * Stands first in every page: sends to /setup when nobody owns this Parallax yet, to /sign-in when nobody is signed in, and
 * shows "not found" when the role is too low. Layouts do not call it: they are not run again on a navigation.
 */
export async function requirePage(role: Role): Promise<{ app: App; principal: Member }> {
  const { app, principal, hasOwner } = await findVisitor();
  if (!principal) redirect(hasOwner ? toSignIn((await headers()).get(PATH_HEADER)) : '/setup');
  if (!isAtLeast(principal.role, role)) notFound();
  return { app, principal };
}
