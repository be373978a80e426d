import Link from 'next/link';
import { memo } from 'react';
import type { ModelRow } from '#lib/models/model-row';
import type { MeasuredModel } from '#lib/spend/measured-model';
import { formatTokens } from '@/components/ui/format-tokens';
import { ModelDot } from '@/components/ui/model-dot';
import { CapabilityIcons } from './capability-icons.tsx';
import { FavouriteButton } from './favourite-button.tsx';
import { formatMonth } from './format-month.ts';
import { MeasuredFigures, MeasuredWords } from './measured-figures.tsx';
import { ModelPrices } from './model-prices.tsx';
import { pathOfModel } from './path-of-model.ts';
import { PriceLines } from './price-lines.tsx';

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
  const context = model.contextLength === null ? 'unknown' : formatTokens(model.contextLength);
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
        <span className="hidden truncate font-mono text-muted-foreground text-xs sm:block">{model.id}</span>
        <span className="block truncate text-muted-foreground text-xs sm:hidden">
          <ModelPrices pricing={model.pricing} hasTiers={model.hasTiers} /> · {context}
          <MeasuredWords measured={measured} />
        </span>
      </div>
      <div className="hidden justify-end sm:flex">
        <CapabilityIcons model={model} />
      </div>
      <div className="hidden text-right text-muted-foreground text-xs sm:block">
        <PriceLines pricing={model.pricing} hasTiers={model.hasTiers} />
      </div>
      <div className="hidden text-right text-muted-foreground text-xs sm:block">
        <span className="block text-foreground">{context}</span>
        {model.createdAt !== null && <span className="block">{formatMonth(model.createdAt)}</span>}
      </div>
      <div className="hidden text-right text-muted-foreground text-xs sm:block">
        <MeasuredFigures measured={measured} />
      </div>
      <FavouriteButton
        name={model.name}
        isFavourite={isFavourite}
        onToggle={() => onFavourite(model.id)}
        className="relative"
      />
    </div>
  );
});
