'use client';

import Link from 'next/link';
import { useEffect, useId, useMemo, useState } from 'react';
import type { PromptView } from '#lib/library/entry-view';
import { useComposerField } from '@/components/chat/composer-field';
import { Badge } from '@/components/ui/badge';
import { Kbd } from '@/components/ui/kbd';
import { FillPrompt } from './fill-prompt.tsx';
import { findPrompts } from './find-prompts.ts';
import { variablesOf } from './prompt-variables.ts';
import { useLibrary } from './use-library.ts';

const NONE: readonly PromptView[] = [];

/** The prompts that a composer can begin with: arrows choose, Enter or Tab inserts, Escape closes. */
export function PromptMenu({ query, onDismiss }: { query: string | null; onDismiss: () => void }) {
  const { text, caret, write, takeKeys } = useComposerField();
  const { entries, problem } = useLibrary('prompt', { isWanted: query !== null });
  const found = useMemo(() => (query === null ? NONE : findPrompts(entries ?? NONE, query)), [entries, query]);
  const [marked, setMarked] = useState(0);
  const [filling, setFilling] = useState<PromptView | null>(null);
  const id = useId();
  const at = Math.min(marked, Math.max(0, found.length - 1));
  const isOpen = query !== null && !filling;
  const rest = text.slice(caret).trimStart();
  const insert = (prompt: string) => write(rest ? `${prompt}\n\n${rest}` : prompt, prompt.length);
  const choose = (prompt: PromptView) => {
    setMarked(0);
    if (variablesOf(prompt.text).length > 0) setFilling(prompt);
    else insert(prompt.text);
  };

  useEffect(() => {
    if (!isOpen) return;
    return takeKeys((event) => {
      const { key, nativeEvent } = event;
      if (nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
      if (key === 'Escape' && !event.shiftKey) onDismiss();
      else if (key === 'ArrowDown' && found.length > 0) setMarked((at + 1) % found.length);
      else if (key === 'ArrowUp' && found.length > 0) setMarked((at + found.length - 1) % found.length);
      else if ((key === 'Enter' && !event.shiftKey) || key === 'Tab') {
        const prompt = found[at];
        if (!prompt) return false;
        choose(prompt);
      } else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    });
  });

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
  if (!isOpen) return null;
  return (
    <div className="floating absolute inset-x-0 bottom-full z-20 mb-2 flex max-h-[min(22rem,50dvh)] flex-col">
      <p role="status" className="sr-only">
        {found[at] ? `Prompt ${at + 1} of ${found.length}: ${found[at].name}` : 'No prompts'}
      </p>
      <div role="listbox" aria-label="Prompts" id={id} className="min-h-0 overflow-y-auto overscroll-contain p-1">
        {found.map((prompt, index) => (
          <button
            key={prompt.id}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            ref={(element) => {
              if (index === at) element?.scrollIntoView({ block: 'nearest' });
            }}
            data-highlighted={index === at || undefined}
            className="choice w-full text-left"
            onPointerMove={() => setMarked(index)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(prompt)}
          >
            <span className="min-w-0 flex-1">
              <span className="block truncate">{prompt.name}</span>
              <span className="block truncate text-muted-foreground text-xs">{prompt.text}</span>
            </span>
            {prompt.sharing === 'team' && <Badge>team</Badge>}
          </button>
        ))}
        {found.length === 0 && (
          <p className="px-2 py-3 text-muted-foreground">
            {problem ? problem.message : entries === null ? 'Reading your prompts…' : emptyWords(entries.length)}
          </p>
        )}
      </div>
      <p className="flex shrink-0 items-center gap-2 border-t px-3 py-2 text-muted-foreground text-xs">
        <span className="flex items-center gap-1 pointer-coarse:hidden">
          <Kbd>Enter</Kbd> inserts, <Kbd>Esc</Kbd> closes
        </span>
        <Link href="/settings/prompts" className="ml-auto rounded-xs text-accent-text hover:underline">
          Manage prompts
        </Link>
      </p>
    </div>
  );
}

function emptyWords(count: number): string {
  return count === 0
    ? 'No prompts yet. What you send again and again can be kept under Manage prompts.'
    : 'No prompt is called so. Esc closes this list.';
}
