'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { UsedKey } from '#lib/keys/used-key';
import { api } from '@/components/shell/api';
import { Page } from '@/components/shell/page';
import { NEW_DRAFT, toKeyInput } from './key-draft.ts';
import { KeyForm } from './key-form.tsx';
import { KeySecret } from './key-secret.tsx';
import { KeyTitle } from './key-title.tsx';
import { keyQuery, keysQuery } from './keys-query.ts';

type Issued = { key: string; view: UsedKey };

/** Makes a key, and shows it this once. */
export function NewKey() {
  const client = useQueryClient();
  const router = useRouter();
  const [issued, setIssued] = useState<Issued | null>(null);
  return (
    <Page title={<KeyTitle>{issued?.view.name ?? 'New key'}</KeyTitle>} width="form">
      {issued ? (
        <KeySecret secret={issued.key} keyView={issued.view} onSaved={() => router.push(`/keys/${issued.view.id}`)} />
      ) : (
        <KeyForm
          initial={NEW_DRAFT}
          isNew
          onSave={async (draft) => {
            const input = { ...toKeyInput(draft, Date.now()), isManagement: draft.isManagement };
            const made = await api.post<Issued>('/api/keys', input);
            client.setQueryData(keyQuery(made.view.id).queryKey, made.view);
            void client.invalidateQueries({ queryKey: keysQuery.queryKey, exact: true });
            setIssued(made);
          }}
          onCancel={() => router.push('/keys')}
        />
      )}
    </Page>
  );
}
