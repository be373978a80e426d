'use client';

import clsx from 'clsx';
import { useModelName } from '@/components/models/use-models';
import { ModelDot } from '@/components/ui/model-dot';

/** Who answered; where that is in sight already, for screen readers alone. */
export function AnswerHeading({ model, isHidden = false }: { model: string; isHidden?: boolean }) {
  const nameOf = useModelName();
  return (
    <h2
      className={clsx(
        isHidden ? 'sr-only' : 'mb-1.5 flex items-center gap-2 font-normal text-muted-foreground text-sm',
      )}
    >
      <ModelDot model={model} />
      <span className="truncate" title={model}>
        {nameOf(model)}
      </span>
    </h2>
  );
}
