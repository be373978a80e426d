'use client';

import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Entry, Kind } from '#lib/library/entry-view';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { EntryRow } from './entry-row.tsx';
import type { useLibrary } from './use-library.ts';

/** The entries of a kind, with the ways to make, change and remove them. */
export function LibraryList<K extends Kind>({
  library,
  words,
  describe,
  form,
}: {
  library: ReturnType<typeof useLibrary<K>>;
  words: { add: string; empty: string; lead: string };
  describe: (entry: Entry<K>) => ReactNode;
  /** The form for an entry, or for a new one. */
  form: (entry: Entry<K> | null, onDone: () => void) => ReactNode;
}) {
  const [editing, setEditing] = useState<string | null>(null);
  const { entries, problem, retry, remove } = library;
  const add = (
    <Button variant="primary" onClick={() => setEditing('new')}>
      <Plus aria-hidden />
      {words.add}
    </Button>
  );
  const done = () => setEditing(null);
  if (problem)
    return (
      <Notice tone="error" title="The library could not be read" action={<Button onClick={retry}>Try again</Button>}>
        {problem.message}
      </Notice>
    );
  if (!entries) return <Skeleton className="h-32" />;
  if (entries.length === 0 && editing === null)
    return (
      <EmptyState title={words.empty} action={add}>
        {words.lead}
      </EmptyState>
    );
  return (
    <>
      {editing === 'new' ? form(null, done) : <div className="flex justify-end">{add}</div>}
      <ul className="mt-2 flex flex-col divide-y">
        {entries.map((entry) => (
          <li key={entry.id}>
            {editing === entry.id ? (
              <div className="py-3">{form(entry, done)}</div>
            ) : (
              <EntryRow entry={entry} onEdit={() => setEditing(entry.id)} onRemove={() => remove(entry.id)}>
                {describe(entry)}
              </EntryRow>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
