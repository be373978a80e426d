'use client';

import Link from 'next/link';
import { useMemo, useState } from 'react';
import type { PromptView } from '#lib/library/entry-view';
import { useComposerField } from '@/components/chat/composer-field';
import { ComposerMenu } from '@/components/chat/composer-menu';
import { Badge } from '@/components/ui/badge';
import { FillPrompt } from './fill-prompt.tsx';
import { findPrompts } from './find-prompts.ts';
import { variablesOf } from './prompt-variables.ts';
import { useLibrary } from './use-library.ts';

const NONE: readonly PromptView[] = [];

/** The prompts that a composer can begin with: arrows choose, Enter or Tab inserts, Escape closes. */
export function PromptMenu({ query, onDismiss }: { query: string | null; onDismiss: () => void }) {
  const { text, caret, write } = useComposerField();
  const { entries, problem } = useLibrary('prompt', { isWanted: query !== null });
  const found = useMemo(() => (query === null ? NONE : findPrompts(entries ?? NONE, query)), [entries, query]);
  const [filling, setFilling] = useState<PromptView | null>(null);
  const rest = text.slice(caret).trimStart();
  const insert = (prompt: string) => write(rest ? `${prompt}\n\n${rest}` : prompt, prompt.length);

  if (filling)
    return (
      <FillPrompt
        prompt={filling}
        onCancel={() => setFilling(null)}
        onInsert={(filled) => {
          setFilling(null);
          insert(filled);
        }}
      />
    );
  if (query === null) return null;
  return (
    <ComposerMenu
      label="Prompts"
      items={found}
      onDismiss={onDismiss}
      onChoose={(prompt) => {
        if (variablesOf(prompt.text).length > 0) setFilling(prompt);
        else insert(prompt.text);
      }}
      empty={problem ? problem.message : entries === null ? 'Reading your prompts…' : emptyWords(entries.length)}
      verb="inserts"
      end={
        <Link href="/settings/prompts" className="ml-auto rounded-xs text-accent-text hover:underline">
          Manage prompts
        </Link>
      }
    >
      {({ name, text: words, sharing }) => (
        <>
          <span className="min-w-0 flex-1">
            <span className="block truncate">{name}</span>
            <span className="block truncate text-muted-foreground text-xs">{words}</span>
          </span>
          {sharing === 'team' && <Badge>team</Badge>}
        </>
      )}
    </ComposerMenu>
  );
}

function emptyWords(count: number): string {
  return count === 0
    ? 'No prompts yet. What you send again and again can be kept under Manage prompts.'
    : 'No prompt is called so. Esc closes this list.';
}
