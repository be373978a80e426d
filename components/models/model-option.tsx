import { Combobox } from '@base-ui/react/combobox';
import clsx from 'clsx';
import { Check, Star } from 'lucide-react';
import { memo } from 'react';
import type { ModelRow } from '#lib/models/model-row';
import type { MeasuredModel } from '#lib/spend/measured-model';
import { ModelDot } from '@/components/ui/model-dot';
import { ModelCells } from './model-cells.tsx';
import { ModelSubline } from './model-subline.tsx';

export const ROW_PX = 52;

/** One model of the picker: who it is, what it can, what it costs, and what the team knows of it. */
export const ModelOption = memo(function ModelOption({
  model,
  measured,
  isFavourite,
  onFavourite,
  refusal,
  index,
  count,
  top,
}: {
  model: ModelRow;
  measured: MeasuredModel | undefined;
  isFavourite: boolean;
  onFavourite: (model: string) => void;
  /** Why it cannot be chosen; null where it can. */
  refusal: string | null;
  index: number;
  count: number;
  top: number;
}) {
  return (
    <Combobox.Item
      index={index}
      value={model}
      disabled={refusal !== null}
      aria-setsize={count}
      aria-posinset={index + 1}
      className="picker-row group/row absolute inset-x-1 cursor-default select-none rounded-sm px-2 outline-none data-disabled:text-muted-foreground data-highlighted:bg-gray-4"
      style={{ height: ROW_PX, transform: `translateY(${top}px)` }}
    >
      <ModelDot model={model.id} />
      <span className="min-w-0">
        <span className="flex min-w-0 items-center gap-2">
          <span className="truncate">{model.name}</span>
          <Combobox.ItemIndicator>
            <Check aria-label="chosen" className="size-3.5 shrink-0 text-accent-text" />
          </Combobox.ItemIndicator>
        </span>
        {refusal === null ? (
          <ModelSubline model={model} measured={measured} />
        ) : (
          <span data-tip={refusal} className="block truncate text-warn-text text-xs">
            {refusal}
          </span>
        )}
      </span>
      <ModelCells model={model} measured={measured} />
      {isFavourite && <span className="sr-only">favourite</span>}
      <span
        aria-hidden
        data-favourite={isFavourite || undefined}
        data-tip={isFavourite ? 'Take from favourites' : 'Make a favourite'}
        className="-mr-1 flex size-7 items-center justify-center rounded-sm text-gray-9 hover:bg-gray-5 hover:text-foreground pointer-coarse:size-11"
        onPointerDown={hold}
        onMouseDown={hold}
        onMouseUp={hold}
        onClick={(event) => {
          hold(event);
          onFavourite(model.id);
        }}
      >
        <Star
          className={clsx(
            'size-4',
            isFavourite
              ? 'fill-warn text-warn'
              : 'opacity-0 group-hover/row:opacity-100 group-data-highlighted/row:opacity-100 pointer-coarse:opacity-100',
          )}
        />
      </span>
    </Combobox.Item>
  );
});

/** A press of the star chooses no model. */
function hold(event: { preventDefault: () => void; stopPropagation: () => void }): void {
  event.preventDefault();
  event.stopPropagation();
}
