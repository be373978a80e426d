'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { SectionHead } from '@/components/settings/section-head';
import { api } from '@/components/shell/api';
import { ErrorNotice } from '@/components/shell/error-notice';
import { useMe } from '@/components/shell/use-me';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { PasswordInput } from '@/components/ui/password-input';
import { sessionsQuery } from './sessions-query.ts';

/** Changes one's own password. */
export function PasswordForm() {
  const client = useQueryClient();
  const { member } = useMe();
  const form = useRef<HTMLFormElement>(null);
  const [ended, setEnded] = useState<number | null>(null);
  const { onSubmit, isPending, errorOf, formError } = useSubmit(async ({ currentPassword, newPassword }) => {
    setEnded(null);
    const answer = await api.post<{ endedSessions: number }>('/api/auth/change-password', {
      currentPassword,
      newPassword,
    });
    form.current?.reset();
    setEnded(answer.endedSessions);
    await client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    return undefined;
  });
  return (
    <section>
      <SectionHead title="Password" lead="A new one ends every other session of yours; keys go on working." />
      <form ref={form} method="post" onSubmit={onSubmit} noValidate className="flex max-w-md flex-col gap-4">
        <input hidden type="text" autoComplete="username" value={member.email} readOnly />
        <Field label="Password that you have now" name="currentPassword" error={errorOf('currentPassword')}>
          <PasswordInput autoComplete="current-password" required />
        </Field>
        <Field
          label="New password"
          name="newPassword"
          error={errorOf('newPassword')}
          hint="At least 8 characters; longer is better."
        >
          <PasswordInput autoComplete="new-password" required />
        </Field>
        {formError && <ErrorNotice error={formError} />}
        <div className="flex items-center gap-3">
          <Button type="submit" isPending={isPending}>
            {isPending ? 'Changing…' : 'Change the password'}
          </Button>
          <p role="status" className="text-muted-foreground text-sm">
            {ended !== null && doneWords(ended)}
          </p>
        </div>
      </form>
    </section>
  );
}

function doneWords(ended: number): string {
  if (ended === 0) return 'Changed.';
  return ended === 1 ? 'Changed; one other session ended.' : `Changed; ${ended} other sessions ended.`;
}
