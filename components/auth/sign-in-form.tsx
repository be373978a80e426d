'use client';

import { api } from '@/components/shell/api';
import { ErrorNotice } from '@/components/shell/error-notice';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { PasswordInput } from '@/components/ui/password-input';

/** `next`: where to go afterwards, a path of ours that the server has checked. */
export function SignInForm({ next }: { next: string }) {
  const { onSubmit, isPending, errorOf, formError } = useSubmit(async ({ email, password }) => {
    await api.post('/api/auth/sign-in/email', { email, password });
    window.location.assign(next);
    return 'leaving';
  });
  return (
    <form method="post" onSubmit={onSubmit} className="flex flex-col gap-5" noValidate>
      <Field label="E-mail" name="email" error={errorOf('email')}>
        <Input size="lg" type="email" autoComplete="username" autoFocus required />
      </Field>
      <Field label="Password" name="password" error={errorOf('password')}>
        <PasswordInput size="lg" autoComplete="current-password" required />
      </Field>
      {formError && <ErrorNotice error={formError} />}
      <Button type="submit" variant="primary" size="lg" isPending={isPending}>
        {isPending ? 'Signing in…' : 'Sign in'}
      </Button>
    </form>
  );
}
