'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import type { UsedKey } from '#lib/keys/used-key';
import { Page } from '@/components/shell/page';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { KeyList } from './key-list.tsx';
import { keysQuery } from './keys-query.ts';

/** The keys that somebody manages. */
export function KeysPage({ initial }: { initial: UsedKey[] }) {
  const { data: keys } = useQuery({ ...keysQuery, initialData: initial });
  const newKey = (
    <ButtonLink href="/keys/new" variant="primary" size={keys.length > 0 ? 'sm' : 'md'}>
      <Plus aria-hidden />
      New key
    </ButtonLink>
  );
  return (
    <Page title="Keys" end={keys.length > 0 && newKey}>
      {keys.length > 0 ? (
        <KeyList keys={keys} />
      ) : (
        <EmptyState title="No keys yet" action={newKey}>
          A key lets your programs call every model through this server: change the base URL and the key in any OpenAI
          or OpenRouter client, and each request appears in Spend with its exact cost.
        </EmptyState>
      )}
    </Page>
  );
}
