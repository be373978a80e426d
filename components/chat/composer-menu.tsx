'use client';

import clsx from 'clsx';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { Kbd } from '@/components/ui/kbd';
import { useComposerField } from './composer-field.tsx';

type Item = { readonly id: string };

/**
 * A list over a composer that keeps the focus and tells which choice is in question: arrows move, Enter or Tab chooses, Escape
 * closes; every other key is the text's.
 */
export function ComposerMenu<Entry extends Item>({
  label,
  items,
  isDisabled = () => false,
  onChoose,
  onDismiss,
  verb,
  empty,
  end,
  children,
}: {
  label: string;
  items: readonly Entry[];
  isDisabled?: (item: Entry) => boolean;
  onChoose: (item: Entry) => void;
  onDismiss: () => void;
  /** What Enter does: it `inserts`. */
  verb: string;
  /** What stands there while there is no item. */
  empty: ReactNode;
  /** At the far end of the line below the list. */
  end?: ReactNode;
  /** Draws an item. */
  children: (item: Entry) => ReactNode;
}) {
  const { takeKeys, showList } = useComposerField();
  const listId = useId();
  const [marked, setMarked] = useState<string | undefined>();
  const at = Math.max(
    0,
    items.findIndex(({ id }) => id === marked),
  );
  const idOf = (item: Entry) => `${listId}-${item.id}`;
  const optionId = items[at] && idOf(items[at]);
  const mark = (index: number) => setMarked(items.at(index % items.length)?.id);
  const choose = (item: Entry) => {
    if (!isDisabled(item)) onChoose(item);
  };

  useEffect(() => {
    showList(optionId ? { listId, optionId } : null);
    return () => showList(null);
  }, [showList, listId, optionId]);

  useEffect(() =>
    takeKeys((event) => {
      const { key, nativeEvent } = event;
      if (nativeEvent.isComposing || nativeEvent.keyCode === 229) return false;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
      if (key === 'Escape') onDismiss();
      else if (key === 'ArrowDown' && items.length > 0) mark(at + 1);
      else if (key === 'ArrowUp' && items.length > 0) mark(at - 1);
      else if (key === 'Enter' || key === 'Tab') {
        const item = items[at];
        if (!item) return false;
        choose(item);
      } else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    }),
  );

  return (
    <div className="floating absolute inset-x-0 bottom-full z-20 mb-2 flex max-h-[min(22rem,50dvh)] flex-col">
      <p role="status" className="sr-only">
        {label}: {items.length === 0 ? 'none' : items.length}
      </p>
      {items.length === 0 && <p className="px-3 py-4 text-muted-foreground">{empty}</p>}
      <div
        id={listId}
        role="listbox"
        aria-label={label}
        hidden={items.length === 0}
        className="min-h-0 overflow-y-auto overscroll-contain p-1"
      >
        {items.map((item, index) => (
          <button
            key={item.id}
            id={idOf(item)}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            aria-disabled={isDisabled(item) || undefined}
            ref={(element) => {
              if (index === at) element?.scrollIntoView({ block: 'nearest' });
            }}
            data-highlighted={index === at || undefined}
            data-disabled={isDisabled(item) || undefined}
            className="choice w-full text-left"
            onPointerMove={() => setMarked(item.id)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(item)}
          >
            {children(item)}
          </button>
        ))}
      </div>
      <div
        className={clsx(
          'flex shrink-0 items-center justify-between gap-2 border-t px-3 py-2 text-muted-foreground text-xs',
          !end && 'pointer-coarse:hidden',
        )}
      >
        <span className="flex items-center gap-1 pointer-coarse:hidden">
          <Kbd>Enter</Kbd> {verb}, <Kbd>Esc</Kbd> closes
        </span>
        {end}
      </div>
    </div>
  );
}
