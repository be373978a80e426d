'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { KeySettings } from '#lib/connections/connection-settings';
import { Button } from '@/components/ui/button';
import { KeyForm } from './key-form.tsx';
import { KeyRow } from './key-row.tsx';
import { SandboxNote } from './sandbox-note.tsx';
import { SectionHead } from './section-head.tsx';

/** OpenRouter's keys: the first that is not refused is used. */
export function KeyList({ keys, isSimulated }: { keys: readonly KeySettings[]; isSimulated: boolean }) {
  const [isAdding, setIsAdding] = useState(false);
  const saved = keys.filter(({ source }) => source === 'saved').map(({ id }) => id);
  return (
    <section aria-label="OpenRouter">
      <SectionHead
        title="OpenRouter"
        lead={
          isSimulated
            ? 'One key opens every model of the catalogue.'
            : 'Calls are made with the first key that OpenRouter accepts. When it refuses one, the next takes over.'
        }
        action={
          !isSimulated &&
          !isAdding && (
            <Button onClick={() => setIsAdding(true)}>
              <Plus aria-hidden /> Add a key
            </Button>
          )
        }
      />
      <div role="status">
        {isSimulated ? (
          <SandboxNote />
        ) : (
          <ul className="divide-y border-y">
            {keys.map((key) => (
              <KeyRow key={key.id} connection={key} saved={saved} />
            ))}
          </ul>
        )}
      </div>
      {(isSimulated || isAdding) && (
        <div className="mt-6">
          <KeyForm
            hasName={!isSimulated}
            onSaved={() => setIsAdding(false)}
            {...(isAdding ? { onCancel: () => setIsAdding(false) } : {})}
          />
        </div>
      )}
    </section>
  );
}
