import { Combobox } from '@base-ui/react/combobox';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useImperativeHandle, useRef } from 'react';
import type { ModelRow } from '#lib/models/model-row';
import { ModelOption } from './model-option.tsx';

/** Brings the row at `index` into view; 'none' is the row that is chosen when the list opens. */
export type ModelScroller = (index: number, reason: 'keyboard' | 'none') => void;

const ROW_PX = 52;

const EMPTY = {
  loading: 'Reading the catalogue…',
  failed: 'The catalogue could not be read. Close this and open it again.',
  unmatched: 'No model has all of these words.',
};

/** The rows of the picker. Only those in sight are in the page; the listbox itself is what scrolls. */
export function ModelList({
  scroller,
  recentCount,
  problem,
}: {
  scroller: RefObject<ModelScroller | null>;
  recentCount: number;
  /** Why there are no models at all. */
  problem: 'loading' | 'failed' | null;
}) {
  'use no memo';
  const models = Combobox.useFilteredItems<ModelRow>();
  const listbox = useRef<HTMLDivElement | null>(null);
  const virtualizer = useVirtualizer({
    count: models.length,
    getScrollElement: () => listbox.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => models[index]?.id ?? index,
    overscan: 6,
    paddingStart: 4,
    paddingEnd: 4,
    scrollPaddingStart: 4,
    scrollPaddingEnd: 4,
  });
  const holdListbox = useCallback(
    (element: HTMLDivElement | null) => {
      listbox.current = element;
      // Without it the list stays empty: the virtualizer looked for its scroll element before there was one.
      if (element) virtualizer.measure();
    },
    [virtualizer],
  );
  useImperativeHandle(scroller, () => (index, reason) => {
    queueMicrotask(() => virtualizer.scrollToIndex(index, { align: reason === 'none' ? 'center' : 'auto' }));
  });

  return (
    <>
      <Combobox.Empty className="px-3 text-muted-foreground not-empty:py-6">
        {EMPTY[problem ?? 'unmatched']}
      </Combobox.Empty>
      <Combobox.List ref={holdListbox} className="min-h-0 overflow-y-auto overscroll-contain outline-none">
        <div
          role="presentation"
          className="relative"
          style={{ height: models.length ? virtualizer.getTotalSize() : 0 }}
        >
          {virtualizer.getVirtualItems().map(({ index, key, start }) => {
            const model = models[index];
            if (!model) return null;
            return (
              <ModelOption
                key={key}
                model={model}
                index={index}
                count={models.length}
                isLastRecent={index === recentCount - 1}
                top={start}
                height={ROW_PX}
              />
            );
          })}
        </div>
      </Combobox.List>
    </>
  );
}
