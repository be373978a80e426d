'use client';

import type { UsedKey } from '#lib/keys/used-key';
import { api } from '@/components/shell/api';
import { toDraft, toKeyInput } from './key-draft.ts';
import { KeyForm } from './key-form.tsx';
import { useShowKey } from './use-key-change.ts';

/** Changes what a key may do, from its next request on. */
export function EditKey({ keyView, onDone }: { keyView: UsedKey; onDone: () => void }) {
  const show = useShowKey();
  return (
    <section aria-label={`Edit ${keyView.name}`} className="max-w-2xl">
      <KeyForm
        initial={toDraft(keyView)}
        isNew={false}
        onSave={async (draft) => {
          const input = toKeyInput(draft, Date.now(), keyView.expiresAt);
          show(keyView.id, await api.patch<UsedKey>(`/api/keys/${keyView.id}`, input));
          onDone();
        }}
        onCancel={onDone}
      />
    </section>
  );
}
