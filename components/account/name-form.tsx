'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ROLE_LABELS, ROLE_WORDS } from '@/components/members/role-words';
import { SectionHead } from '@/components/settings/section-head';
import { api } from '@/components/shell/api';
import { ErrorNotice } from '@/components/shell/error-notice';
import { meQuery, useMe } from '@/components/shell/use-me';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

/** Who one is here, and under which name. */
export function NameForm() {
  const client = useQueryClient();
  const { member } = useMe();
  const [name, setName] = useState(member.name);
  const { onSubmit, isPending, errorOf, formError } = useSubmit(async () => {
    const saved = await api.patch<{ name: string }>('/api/me', { name });
    setName(saved.name);
    await client.invalidateQueries({ queryKey: meQuery.queryKey });
    return undefined;
  });
  const isChanged = name.trim() !== member.name;
  return (
    <section>
      <SectionHead
        title="You"
        lead={
          <>
            {ROLE_LABELS[member.role]} with the address{' '}
            <span className="break-all text-foreground">{member.email}</span>. {ROLE_WORDS[member.role]}
          </>
        }
      />
      <form method="post" onSubmit={onSubmit} noValidate className="flex max-w-md flex-col gap-4">
        <Field
          label="Name"
          name="name"
          error={errorOf('name')}
          hint="What you spent before keeps the name that you had."
        >
          <Input
            value={name}
            onChange={(event) => setName(event.target.value)}
            autoComplete="name"
            maxLength={100}
            required
          />
        </Field>
        {formError && <ErrorNotice error={formError} />}
        <div>
          <Button type="submit" disabled={!isChanged} isPending={isPending}>
            {isPending ? 'Saving…' : 'Save the name'}
          </Button>
        </div>
      </form>
    </section>
  );
}
