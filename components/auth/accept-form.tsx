'use client';

import { api } from '@/components/shell/api';
import { ErrorNotice } from '@/components/shell/error-notice';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { PasswordInput } from '@/components/ui/password-input';

/** Name and password of a new member; `email` where the invite names it. */
export function AcceptForm({
  token,
  email,
  signedInAs,
}: {
  token: string;
  email: string | null;
  signedInAs: string | null;
}) {
  const { onSubmit, isPending, errorOf, formError } = useSubmit(async (values) => {
    await api.post('/api/invites/accept', { ...values, token });
    window.location.assign('/chat');
    return 'leaving';
  });
  return (
    <form method="post" onSubmit={onSubmit} className="flex flex-col gap-5" noValidate>
      {signedInAs && (
        <Notice>
          You are signed in as <span dir="auto">{signedInAs}</span>. This makes a new account and signs you in with
          that.
        </Notice>
      )}
      <Field label="Your name" name="name" error={errorOf('name')}>
        <Input size="lg" autoComplete="name" autoFocus required />
      </Field>
      {email === null ? (
        <Field label="E-mail" name="email" error={errorOf('email')}>
          <Input size="lg" type="email" autoComplete="username" required />
        </Field>
      ) : (
        <Field label="E-mail" name="email" error={errorOf('email')} hint="The invite is for this address.">
          <Input size="lg" type="email" autoComplete="username" value={email} readOnly />
        </Field>
      )}
      <Field
        label="Password"
        name="password"
        error={errorOf('password')}
        hint="At least 8 characters; longer is better."
      >
        <PasswordInput size="lg" autoComplete="new-password" required />
      </Field>
      {formError && <ErrorNotice error={formError} />}
      <Button type="submit" variant="primary" size="lg" isPending={isPending}>
        {isPending ? 'Joining…' : 'Join'}
      </Button>
    </form>
  );
}
