'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { UsedKey } from '#lib/keys/used-key';
import { Page } from '@/components/shell/page';
import { CallLog } from '@/components/spend/call-log';
import { UseOverTime } from '@/components/spend/use-over-time';
import { DeleteKey } from './delete-key.tsx';
import { EditKey } from './edit-key.tsx';
import { KeyActions } from './key-actions.tsx';
import { KeyFacts } from './key-facts.tsx';
import { KeyHistory } from './key-history.tsx';
import { KeySecret } from './key-secret.tsx';
import { KeyState } from './key-state.tsx';
import { KeyTitle } from './key-title.tsx';
import { keyQuery } from './keys-query.ts';
import { RollKey } from './roll-key.tsx';
import { useDoing } from './use-doing.ts';

/** One key: what it is, what it may do, what it did, and what can be done with it. */
export function KeyPage({ initial }: { initial: UsedKey }) {
  const { data: key } = useQuery({ ...keyQuery(initial.id), initialData: initial });
  const [doing, setDoing] = useDoing();
  const [secret, setSecret] = useState<string | null>(null);
  const [isDeleting, setIsDeleting] = useState(false);
  const router = useRouter();
  const done = () => setDoing(null);
  return (
    <Page
      title={<KeyTitle>{key.name}</KeyTitle>}
      start={<KeyState state={key.state} />}
      end={
        !secret && (
          <KeyActions
            keyView={key}
            onEdit={() => setDoing('edit')}
            onRoll={() => setDoing('roll')}
            onDelete={() => setIsDeleting(true)}
          />
        )
      }
    >
      {secret ? (
        <div className="max-w-2xl">
          <KeySecret secret={secret} keyView={key} onSaved={() => setSecret(null)} />
        </div>
      ) : (
        <div className="flex flex-col gap-10">
          {doing === 'roll' && (
            <RollKey
              keyView={key}
              onCancel={done}
              onRolled={(rolled) => {
                void done();
                setSecret(rolled);
              }}
            />
          )}
          {doing === 'edit' ? <EditKey keyView={key} onDone={done} /> : <KeyFacts keyView={key} />}
          <UseOverTime only={{ keyId: key.id }} groupBy="model" />
          <CallLog only={{ keyId: key.id }} empty="No program has used this key yet." />
          <KeyHistory keyId={key.id} />
        </div>
      )}
      {isDeleting && (
        <DeleteKey keyView={key} onClose={() => setIsDeleting(false)} onDeleted={() => router.push('/keys')} />
      )}
    </Page>
  );
}
