import type { Metadata } from 'next';
import { findVisitor } from '#lib/http/find-visitor';
import { InvitePage } from '@/components/auth/invite-page';

export const metadata: Metadata = { title: 'Join the team', referrer: 'no-referrer' };

export default async function JoinPage() {
  const { principal } = await findVisitor();
  return <InvitePage signedInAs={principal?.name ?? null} />;
}
