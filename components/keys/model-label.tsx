'use client';

import { useModelName } from '@/components/models/use-models';
import { ModelDot } from '@/components/ui/model-dot';
import { ProviderMonogram } from '@/components/ui/provider-monogram';

/** A model that a key may call, or all of an author. */
export function ModelLabel({ entry }: { entry: string }) {
  const nameOf = useModelName();
  const author = entry.endsWith('/*') ? entry.slice(0, -2) : null;
  return (
    <span className="flex min-w-0 items-center gap-2" title={entry}>
      {author === null ? <ModelDot model={entry} /> : <ProviderMonogram name={author} />}
      <span className="truncate">{author === null ? nameOf(entry) : `All of ${author}`}</span>
    </span>
  );
}
