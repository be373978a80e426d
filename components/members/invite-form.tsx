'use client';

import { useState } from 'react';
import type { Role } from '#lib/auth/principal';
import type { InviteView } from '#lib/members/invite-view';
import { api } from '@/components/shell/api';
import { ErrorNotice } from '@/components/shell/error-notice';
import { useMe } from '@/components/shell/use-me';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { ROLE_WORDS, roleOptions } from './role-words.ts';

export type MadeInvite = { invite: InviteView; token: string };

const DAYS = [
  { value: '1', label: '1 day' },
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
] as const;

const ROLES: readonly Role[] = ['admin', 'member', 'viewer'];

/** Whom a new invite is for, and as what. */
export function InviteForm({ onMade }: { onMade: (made: MadeInvite) => void }) {
  const { member } = useMe();
  const [role, setRole] = useState<Role>('member');
  const [days, setDays] = useState<'1' | '7' | '30'>('7');
  const { onSubmit, isPending, errorOf, formError } = useSubmit(async ({ email }) => {
    onMade(await api.post<MadeInvite>('/api/invites', { role, days: Number(days), email: email?.trim() || null }));
    return undefined;
  });
  return (
    <form method="post" onSubmit={onSubmit} noValidate className="flex flex-col gap-5">
      <Field label="Role" hint={ROLE_WORDS[role]} error={errorOf('role')}>
        <Select
          value={role}
          onValueChange={setRole}
          options={roleOptions(member.role === 'owner' ? ['owner', ...ROLES] : ROLES)}
          className="w-full"
        />
      </Field>
      <Field
        label="E-mail"
        name="email"
        aside="optional"
        error={errorOf('email')}
        hint="Only this address can then be used. Without one, whoever has the link names their own."
      >
        <Input type="email" autoComplete="off" placeholder="name@example.com" />
      </Field>
      <Field label="The link works for">
        <Segmented label="The link works for" value={days} onValueChange={setDays} options={DAYS} />
      </Field>
      {formError && <ErrorNotice error={formError} />}
      <div>
        <Button type="submit" variant="primary" isPending={isPending}>
          {isPending ? 'Making the link…' : 'Make the link'}
        </Button>
      </div>
    </form>
  );
}
