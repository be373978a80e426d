import { Combobox } from '@base-ui/react/combobox';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Fragment, type ReactNode, type RefObject, useCallback, useImperativeHandle, useRef } from 'react';
import type { ModelRow } from '#lib/models/model-row';
import type { MeasuredModels } from '#lib/spend/measured-model';
import { ModelOption, ROW_PX } from './model-option.tsx';

/** Brings the row at `index` into view; 'none' is the row that is chosen when the list opens. */
export type ModelScroller = (index: number, reason: 'keyboard' | 'none') => void;

const HEADING_PX = 28;

/** The rows of the picker. Only those in sight are in the page; the listbox itself is what scrolls. */
export function ModelList({
  scroller,
  headings,
  measured,
  favourites,
  onFavourite,
  refusalOf,
  empty,
}: {
  scroller: RefObject<ModelScroller | null>;
  headings: ReadonlyMap<number, string>;
  measured: MeasuredModels;
  favourites: ReadonlySet<string>;
  onFavourite: (model: string) => void;
  /** Why a model cannot be chosen; null where it can. */
  refusalOf: (model: ModelRow) => string | null;
  /** Why there are none. */
  empty: ReactNode;
}) {
  'use no memo';
  const models = Combobox.useFilteredItems<ModelRow>();
  const listbox = useRef<HTMLDivElement | null>(null);
  const headingPx = (index: number) => (headings.has(index) ? HEADING_PX : 0);
  const virtualizer = useVirtualizer({
    count: models.length,
    getScrollElement: () => listbox.current,
    estimateSize: (index) => ROW_PX + headingPx(index),
    getItemKey: (index) => `${models[index]?.id ?? index} ${headingPx(index)}`,
    overscan: 4,
    paddingStart: 4,
    paddingEnd: 4,
    scrollPaddingStart: 4 + HEADING_PX,
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
      <Combobox.Empty className="px-4 text-muted-foreground not-empty:py-6">{empty}</Combobox.Empty>
      <Combobox.List ref={holdListbox} className="min-h-0 overflow-y-auto overscroll-contain outline-none">
        <div
          role="presentation"
          className="relative"
          style={{ height: models.length ? virtualizer.getTotalSize() : 0 }}
        >
          {virtualizer.getVirtualItems().map(({ index, key, start }) => {
            const model = models[index];
            if (!model) return null;
            const heading = headings.get(index);
            return (
              <Fragment key={key}>
                {heading && (
                  <div
                    aria-hidden
                    className="absolute inset-x-3 flex items-end pb-1 text-muted-foreground text-xs"
                    style={{ height: HEADING_PX, transform: `translateY(${start}px)` }}
                  >
                    {heading}
                  </div>
                )}
                <ModelOption
                  model={model}
                  measured={measured[model.id]}
                  isFavourite={favourites.has(model.id)}
                  onFavourite={onFavourite}
                  refusal={refusalOf(model)}
                  index={index}
                  count={models.length}
                  top={start + headingPx(index)}
                />
              </Fragment>
            );
          })}
        </div>
      </Combobox.List>
    </>
  );
}
