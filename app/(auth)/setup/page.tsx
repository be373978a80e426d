import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { app } from '#lib/app';
import { hasOwner } from '#lib/auth/has-owner';
import { AuthFrame } from '@/components/auth/auth-frame';
import { SetupForm } from '@/components/auth/setup-form';

export const metadata: Metadata = { title: 'Set up', referrer: 'no-referrer' };

type Props = { searchParams: Promise<{ token?: string | string[] }> };

export default async function SetupPage({ searchParams }: Props) {
  if (hasOwner(app())) redirect('/sign-in');
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
