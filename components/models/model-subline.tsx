import type { ModelRow } from '#lib/models/model-row';
import type { MeasuredModel } from '#lib/spend/measured-model';
import { formatTokens } from '@/components/ui/format-tokens';
import { MeasuredWords } from './measured-figures.tsx';
import { ModelPrices } from './model-prices.tsx';

/** The line under a model's name: its id, and whatever has no column of its own at this width. */
export function ModelSubline({ model, measured }: { model: ModelRow; measured: MeasuredModel | undefined }) {
  return (
    <>
      <span className="hidden min-w-0 text-muted-foreground text-xs @xl:flex">
        <span className="truncate font-mono">{model.id}</span>
        <span className="shrink-0 whitespace-pre @3xl:hidden">
          <MeasuredWords measured={measured} />
        </span>
      </span>
      <span className="block truncate text-muted-foreground text-xs @xl:hidden">
        <ModelPrices pricing={model.pricing} hasTiers={model.hasTiers} /> ·{' '}
        {model.contextLength === null ? 'unknown' : formatTokens(model.contextLength)}
        <MeasuredWords measured={measured} />
      </span>
    </>
  );
}
