import { Combobox } from '@base-ui/react/combobox';
import clsx from 'clsx';
import { Check } from 'lucide-react';
import type { ModelRow } from '#lib/models/model-row';
import { formatTokens } from '@/components/ui/format-tokens.ts';
import { ModelDot } from '@/components/ui/model-dot.tsx';
import { ModelPrices } from './model-prices.tsx';

export function ModelOption({
  model,
  index,
  count,
  isLastRecent,
  top,
  height,
}: {
  model: ModelRow;
  index: number;
  count: number;
  isLastRecent: boolean;
  top: number;
  height: number;
}) {
  return (
    <Combobox.Item
      index={index}
      value={model}
      aria-setsize={count}
      aria-posinset={index + 1}
      className="absolute inset-x-1 grid cursor-default select-none grid-cols-[auto_minmax(0,1fr)_auto_1rem] items-center gap-x-2.5 rounded-sm px-2 outline-none data-highlighted:bg-gray-4"
      style={{ height, transform: `translateY(${top}px)` }}
    >
      <ModelDot model={model.id} />
      <span className="min-w-0">
        <span className="block truncate">{model.name}</span>
        <span className="block truncate font-mono text-muted-foreground text-xs">{model.id}</span>
      </span>
      <span className="text-right text-muted-foreground text-xs">
        <span className="block">
          <ModelPrices pricing={model.pricing} hasTiers={model.hasTiers} />
        </span>
        <span className="block">
          {model.contextLength === null ? 'context unknown' : `${formatTokens(model.contextLength)} context`}
        </span>
      </span>
      <span className="size-4">
        <Combobox.ItemIndicator>
          <Check aria-label="chosen" className="size-4 text-accent-text" />
        </Combobox.ItemIndicator>
      </span>
      {isLastRecent && <span aria-hidden className={clsx('absolute inset-x-2 -bottom-px h-px bg-border')} />}
    </Combobox.Item>
  );
}
