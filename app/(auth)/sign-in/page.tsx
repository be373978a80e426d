import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { findVisitor } from '#lib/http/find-visitor';
import { toNextPath } from '#lib/http/next-path';
import { AuthFrame } from '@/components/auth/auth-frame';
import { SignInForm } from '@/components/auth/sign-in-form';

export const metadata: Metadata = { title: 'Sign in' };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const { principal, hasOwner } = await findVisitor();
  if (!hasOwner) redirect('/setup');
  const { next } = await searchParams;
  const path = toNextPath(typeof next === 'string' ? next : null);
  if (principal) redirect(path);
  return (
    <AuthFrame title="Sign in" lead="Your team’s workspace over every model.">
      <SignInForm next={path} />
    </AuthFrame>
  );
}
