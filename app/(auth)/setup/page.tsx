import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { findVisitor } from '#lib/http/find-visitor';
import { AuthFrame } from '@/components/auth/auth-frame';
import { SetupForm } from '@/components/auth/setup-form';

export const metadata: Metadata = { title: 'Set up', referrer: 'no-referrer' };

type Props = { searchParams: Promise<{ token?: string | string[] }> };

export default async function SetupPage({ searchParams }: Props) {
  const { hasOwner } = await findVisitor();
  if (hasOwner) redirect('/sign-in');
  const { token } = await searchParams;
  return (
    <AuthFrame
      title="Set up Parallax"
      lead="Create the owner: the account that adds the team, holds the OpenRouter key and sees all spend."
    >
      <SetupForm token={typeof token === 'string' && token ? token : null} />
    </AuthFrame>
  );
}
