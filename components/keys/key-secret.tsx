'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import type { UsedKey } from '#lib/keys/used-key';
import { defaultModels } from '@/components/models/default-models';
import { useModels } from '@/components/models/use-models';
import { Button } from '@/components/ui/button';
import { Segmented } from '@/components/ui/segmented';
import { CopyButton } from './copy-button.tsx';
import { firstModelOf } from './first-model-of.ts';
import { curlLines, envLines } from './snippets.ts';

const USES = [
  { value: 'env', label: 'Environment' },
  { value: 'curl', label: 'curl' },
] as const;

/** A key that was just made, told this once, with lines that use it as they stand. */
export function KeySecret({ secret, keyView, onSaved }: { secret: string; keyView: UsedKey; onSaved: () => void }) {
  const [use, setUse] = useState<'env' | 'curl'>('env');
  const heading = useRef<HTMLHeadingElement>(null);
  const { models } = useModels();
  const model = useMemo(
    () => firstModelOf(keyView.models, defaultModels(models, [], models.length)),
    [keyView, models],
  );
  useEffect(() => {
    heading.current?.focus();
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);
  const { origin } = window.location;
  const lines = {
    env: envLines(origin, secret),
    curl: curlLines(origin, secret, keyView.isManagement ? null : model),
  }[use];
  return (
    <section aria-labelledby="secret" className="flex flex-col gap-6">
      <div>
        <h2 id="secret" ref={heading} tabIndex={-1} className="font-medium text-lg outline-none">
          Copy the key now
        </h2>
        <p className="mt-1 max-w-prose text-muted-foreground">
          This is the only time it is shown: this server keeps a hash of it and cannot show it again. If it is lost,
          roll the key.
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-3 rounded-md border border-accent bg-accent-soft p-3">
        <code className="min-w-0 flex-1 basis-64 select-all break-all font-mono text-sm">{secret}</code>
        <CopyButton label="Copy the key" text={secret} isPrimary />
      </div>
      <div className="flex flex-col gap-2">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <Segmented label="Use it in" value={use} onValueChange={setUse} options={USES} />
          <CopyButton label="Copy these lines" text={lines} />
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
        <pre tabIndex={0} className="overflow-x-auto rounded-md border bg-gray-2 p-3 font-mono text-sm">
          {lines}
        </pre>
      </div>
      <div>
        <Button variant="secondary" onClick={onSaved}>
          I saved it
        </Button>
      </div>
    </section>
  );
}
