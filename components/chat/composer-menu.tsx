'use client';

import clsx from 'clsx';
import { type ReactNode, useEffect, useState } from 'react';
import { Kbd } from '@/components/ui/kbd';
import { useComposerField } from './composer-field.tsx';

type Item = { readonly id: string; readonly name: string };

/** A list over a composer that keeps the focus: arrows move, Enter or Tab chooses, Escape closes. */
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
  const { takeKeys } = useComposerField();
  const [marked, setMarked] = useState(0);
  const at = Math.min(marked, Math.max(0, items.length - 1));
  const choose = (item: Entry) => {
    if (isDisabled(item)) return;
    setMarked(0);
    onChoose(item);
  };

  useEffect(() =>
    takeKeys((event) => {
      const { key, nativeEvent } = event;
      if (nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
      if (key === 'Escape' && !event.shiftKey) onDismiss();
      else if (key === 'ArrowDown' && items.length > 0) setMarked((at + 1) % items.length);
      else if (key === 'ArrowUp' && items.length > 0) setMarked((at + items.length - 1) % items.length);
      else if ((key === 'Enter' && !event.shiftKey) || key === 'Tab') {
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
        {items[at] ? `${label}: ${at + 1} of ${items.length}, ${items[at].name}` : `${label}: none`}
      </p>
      <div role="listbox" aria-label={label} className="min-h-0 overflow-y-auto overscroll-contain p-1">
        {items.map((item, index) => (
          <button
            key={item.id}
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
            onPointerMove={() => setMarked(index)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(item)}
          >
            {children(item)}
          </button>
        ))}
        {items.length === 0 && <p className="px-2 py-3 text-muted-foreground">{empty}</p>}
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
