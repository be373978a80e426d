import Link from 'next/link';
import { memo } from 'react';
import type { ModelRow } from '#lib/models/model-row';
import type { MeasuredModel } from '#lib/spend/measured-model';
import { ModelDot } from '@/components/ui/model-dot';
import { FavouriteButton } from './favourite-button.tsx';
import { ModelCells } from './model-cells.tsx';
import { ModelSubline } from './model-subline.tsx';
import { pathOfModel } from './path-of-model.ts';

/** One model of the catalogue: the whole row leads to its page. */
export const CatalogueRow = memo(function CatalogueRow({
  model,
  measured,
  isFavourite,
  onFavourite,
}: {
  model: ModelRow;
  measured: MeasuredModel | undefined;
  isFavourite: boolean;
  onFavourite: (model: string) => void;
}) {
  return (
    <div className="picker-row relative h-full border-b hover:bg-gray-2">
      <ModelDot model={model.id} />
      <div className="min-w-0">
        <Link
          href={pathOfModel(model.id)}
          prefetch={false}
          className="block truncate after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
        >
          {model.name}
        </Link>
        <ModelSubline model={model} measured={measured} />
      </div>
      <ModelCells model={model} measured={measured} />
      <FavouriteButton
        name={model.name}
        isFavourite={isFavourite}
        onToggle={() => onFavourite(model.id)}
        className="relative"
      />
    </div>
  );
});
