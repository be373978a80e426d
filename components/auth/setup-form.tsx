'use client';

import { api } from '@/components/shell/api';
import { ErrorNotice } from '@/components/shell/error-notice';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { PasswordInput } from '@/components/ui/password-input';

/** `token`: from the link that the server printed; without one it is asked for. */
export function SetupForm({ token }: { token: string | null }) {
  const { onSubmit, isPending, errorOf, formError } = useSubmit(async (values) => {
    await api.post('/api/setup', values);
    window.location.assign('/chat');
    return 'leaving';
  });
  return (
    <form method="post" onSubmit={onSubmit} className="flex flex-col gap-5" noValidate>
      {token ? (
        <input type="hidden" name="token" value={token} />
      ) : (
        <Field
          label="Set-up token"
          name="token"
          error={errorOf('token')}
          hint="It ends the link that Parallax printed when it started: /setup?token=…"
        >
          <Input size="lg" isMono autoComplete="off" spellCheck={false} autoFocus required />
        </Field>
      )}
      <Field label="Your name" name="name" error={errorOf('name')}>
        <Input size="lg" autoComplete="name" autoFocus={token !== null} required />
      </Field>
      <Field label="E-mail" name="email" error={errorOf('email')}>
        <Input size="lg" type="email" autoComplete="username" required />
      </Field>
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
        {isPending ? 'Creating the owner…' : 'Create the owner'}
      </Button>
    </form>
  );
}
