'use client';

import { useModelName } from '@/components/models/use-models';
import { ModelDot } from '@/components/ui/model-dot';

export function AnswerHeading({ model }: { model: string }) {
  const nameOf = useModelName();
  return (
    <p className="mb-1.5 flex items-center gap-2 text-muted-foreground text-sm">
      <ModelDot model={model} />
      <span className="truncate" title={model}>
        {nameOf(model)}
      </span>
    </p>
  );
}
