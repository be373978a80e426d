import type { ModelRow } from '#lib/models/model-row';
import type { MeasuredModel } from '#lib/spend/measured-model';
import { formatTokens } from '@/components/ui/format-tokens';
import { CapabilityIcons } from './capability-icons.tsx';
import { formatMonth } from './format-month.ts';
import { MeasuredFigures } from './measured-figures.tsx';
import { PriceLines } from './price-lines.tsx';

/** What stands in a row's columns beside a model's name, where there is room for columns. */
export function ModelCells({ model, measured }: { model: ModelRow; measured: MeasuredModel | undefined }) {
  return (
    <>
      <span className="hidden justify-end @xl:flex">
        <CapabilityIcons model={model} />
      </span>
      <span className="hidden text-right text-muted-foreground text-xs @xl:block">
        <PriceLines pricing={model.pricing} hasTiers={model.hasTiers} />
      </span>
      <span className="hidden text-right text-muted-foreground text-xs @xl:block">
        <span className="block text-foreground">
          {model.contextLength === null ? 'unknown' : formatTokens(model.contextLength)}
        </span>
        {model.createdAt !== null && <span className="block">{formatMonth(model.createdAt)}</span>}
      </span>
      <span className="hidden text-right text-muted-foreground text-xs @3xl:block">
        <MeasuredFigures measured={measured} />
      </span>
    </>
  );
}
