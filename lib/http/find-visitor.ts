import { headers } from 'next/headers';
import { type App, app } from '#lib/app';
import { findMember } from '#lib/auth/find-member';
import { hasOwner } from '#lib/auth/has-owner';
import type { Member } from '#lib/auth/role';

/**
 * Who looks at a page, for what guards nothing: layouts, and the pages that are for everybody. Every other page calls
 * `requirePage`.
 */
export async function findVisitor(): Promise<{ app: App; principal: Member | null; hasOwner: boolean }> {
  const container = app();
  return { app: container, principal: await findMember(container, await headers()), hasOwner: hasOwner(container) };
}
