import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { app } from '#lib/app';
import { findMember } from '#lib/auth/find-member';
import { hasOwner } from '#lib/auth/has-owner';
import { toNextPath } from '#lib/http/next-path';
import { AuthFrame } from '@/components/auth/auth-frame';
import { SignInForm } from '@/components/auth/sign-in-form';

export const metadata: Metadata = { title: 'Sign in' };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const container = app();
  if (!hasOwner(container)) redirect('/setup');
  const { next } = await searchParams;
  const path = toNextPath(typeof next === 'string' ? next : null);
  if (await findMember(container, await headers())) redirect(path);
  return (
    <AuthFrame title="Sign in" lead="Your team’s workspace over every model.">
      <SignInForm next={path} />
    </AuthFrame>
  );
}
