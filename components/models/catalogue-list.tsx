'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ModelRow } from '#lib/models/model-row';
import type { MeasuredModels } from '#lib/spend/measured-model';
import { CatalogueRow } from './catalogue-row.tsx';
import { useFavourites } from './use-favourites.ts';

const ROW_PX = 56;

/** The models as rows of which only those in sight are in the page. */
export function CatalogueList({
  models,
  measured,
  scroller,
}: {
  models: readonly ModelRow[];
  measured: MeasuredModels;
  /** What scrolls them. */
  scroller: RefObject<HTMLElement | null>;
}) {
  'use no memo';
  const list = useRef<HTMLUListElement>(null);
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => setOffset(list.current?.offsetTop ?? 0), []);
  const { favourites, toggle } = useFavourites();
  const favouriteSet = useMemo(() => new Set(favourites), [favourites]);
  const virtualizer = useVirtualizer({
    count: models.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => models[index]?.id ?? index,
    overscan: 8,
    scrollMargin: offset,
    initialRect: { width: 1000, height: 900 },
  });
  return (
    <ul ref={list} aria-label="Models" className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map(({ index, key, start }) => {
        const model = models[index];
        if (!model) return null;
        return (
          <li
            key={key}
            aria-setsize={models.length}
            aria-posinset={index + 1}
            className="absolute inset-x-0"
            style={{ height: ROW_PX, transform: `translateY(${start - offset}px)` }}
          >
            <CatalogueRow
              model={model}
              measured={measured[model.id]}
              isFavourite={favouriteSet.has(model.id)}
              onFavourite={toggle}
            />
          </li>
        );
      })}
    </ul>
  );
}
