'use client';

import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search, X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Kbd } from '@/components/ui/kbd';
import type { Command } from './command.ts';
import type { PaletteGroup, PaletteItem } from './palette-item.ts';
import { PaletteLine } from './palette-line.tsx';
import { usePaletteGroups } from './use-palette-groups.ts';

/** One field over everything: chats by their words, models, pages and actions. */
export function Palette({
  open,
  onOpenChange,
  offered,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  offered: () => readonly Command[];
}) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          aria-label="Search and commands"
          className="floating fixed inset-x-2 top-2 z-50 mx-auto flex max-h-[calc(100dvh-1rem-var(--keyboard,0px))] max-w-160 flex-col overflow-hidden sm:top-[14vh] sm:max-h-[min(34rem,72vh)]"
        >
          <PaletteBody offered={offered()} onDone={() => onOpenChange(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteBody({ offered, onDone }: { offered: readonly Command[]; onDone: () => void }) {
  const router = useRouter();
  const [query, setQuery] = useState('');
  const { groups, isSearching, isFailed } = usePaletteGroups(query, offered);

  const choose = (item: PaletteItem) => {
    onDone();
    if (item.kind === 'command') item.command.run();
    else if (item.kind === 'model') router.push(`/chat?${new URLSearchParams({ model: item.value })}`);
    else router.push(item.href);
  };

  return (
    <Autocomplete.Root
      open
      inline
      items={groups}
      filter={null}
      itemToStringValue={(item: PaletteItem) => item.value}
      autoHighlight="always"
      keepHighlight
      value={query}
      onValueChange={(next, { reason }) => {
        if (reason === 'input-change' || reason === 'input-clear') setQuery(next);
      }}
    >
      <div className="flex items-center gap-2.5 border-b pr-2 pl-4">
        <Search aria-hidden className="size-4 shrink-0 text-muted-foreground" />
        <Autocomplete.Input
          aria-label="Search chats, models, pages and actions"
          placeholder="Search chats, models, pages and actions"
          className="h-12 min-w-0 flex-1 bg-transparent text-prose outline-none"
        />
        <Dialog.Close
          aria-label="Close"
          className="flex h-8 shrink-0 items-center rounded-md px-1.5 hover:bg-gray-3 focus-visible:-outline-offset-2 pointer-coarse:size-11 pointer-coarse:justify-center"
        >
          <span className="pointer-coarse:hidden">
            <Kbd>Esc</Kbd>
          </span>
          <X aria-hidden className="size-4 text-muted-foreground pointer-fine:hidden" />
        </Dialog.Close>
      </div>
      <Autocomplete.List className="min-h-0 flex-1 scroll-py-2 overflow-y-auto overscroll-contain p-1 pb-2 outline-none">
        {(group: PaletteGroup) => (
          <Autocomplete.Group key={group.value} items={group.items}>
            <Autocomplete.GroupLabel className="px-3 pt-3 pb-1 text-muted-foreground text-xs">
              {group.value}
            </Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(item: PaletteItem) => (
                <Autocomplete.Item
                  key={item.value}
                  value={item}
                  onClick={() => choose(item)}
                  className="choice min-h-9! px-3! pointer-coarse:min-h-11! data-highlighted:bg-gray-4"
                >
                  <PaletteLine item={item} />
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
      <div className="flex h-9 shrink-0 items-center justify-between gap-4 border-t px-4 text-muted-foreground text-xs pointer-coarse:hidden">
        <span className="flex items-center gap-3">
          <span className="flex items-center gap-1.5">
            <Kbd>↑</Kbd>
            <Kbd>↓</Kbd> move
          </span>
          <span className="flex items-center gap-1.5">
            <Kbd>↵</Kbd> open
          </span>
        </span>
        <Autocomplete.Status>
          {isFailed ? 'Your chats could not be searched.' : isSearching && query.trim() !== '' ? 'Searching…' : ''}
        </Autocomplete.Status>
      </div>
    </Autocomplete.Root>
  );
}
