'use client';

import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ConnectionSettings } from '#lib/connections/connection-settings';
import { connectionQuery } from './connection-query.ts';
import { KeyForm } from './key-form.tsx';
import { KeyPanel } from './key-panel.tsx';
import { SandboxNote } from './sandbox-note.tsx';

/** Where prompts go, and the key that pays for them. */
export function ConnectionPanel({ initial }: { initial: ConnectionSettings }) {
  const { data: connection } = useQuery({ ...connectionQuery, initialData: initial });
  const [isReplacing, setIsReplacing] = useState(false);
  const status = useRef<HTMLDivElement>(null);
  const settle = () => {
    setIsReplacing(false);
    status.current?.focus();
  };
  return (
    <div className="flex flex-col gap-8">
      <div ref={status} tabIndex={-1} role="status">
        {connection.isSimulated ? (
          <SandboxNote />
        ) : (
          <KeyPanel connection={connection} onReplace={() => setIsReplacing(true)} onRemoved={settle} />
        )}
      </div>
      {(connection.isSimulated || isReplacing) && (
        <KeyForm
          isReplacement={!connection.isSimulated}
          onSaved={settle}
          {...(isReplacing ? { onCancel: () => setIsReplacing(false) } : {})}
        />
      )}
    </div>
  );
}
