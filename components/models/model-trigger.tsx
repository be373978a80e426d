'use client';

import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Button } from '@/components/ui/button';
import { ModelDot } from '@/components/ui/model-dot';
import { useModelName } from './use-models.ts';

/** The button that shows the model chosen and opens the picker. */
export function ModelTrigger({
  model,
  isDisabled = false,
  ...rest
}: { model: string; isDisabled?: boolean } & Omit<ComponentProps<typeof Button>, 'size' | 'variant'>) {
  const name = useModelName()(model);
  return (
    <Button
      variant="ghost"
      size="sm"
      disabled={isDisabled}
      aria-label={`Model: ${name}. Change it`}
      title={model}
      {...rest}
      className="min-w-0 max-w-full shrink! justify-start font-normal! text-foreground!"
    >
      <ModelDot model={model} />
      <span className="truncate">{name}</span>
      {!isDisabled && <ChevronDown aria-hidden className="text-muted-foreground" />}
    </Button>
  );
}
