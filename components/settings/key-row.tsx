'use client';

import { useState } from 'react';
import type { KeySettings } from '#lib/connections/connection-settings';
import { ErrorNotice } from '@/components/shell/error-notice';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { RelativeTime } from '@/components/ui/relative-time';
import { AccountFacts } from './account-facts.tsx';
import { KeyForm } from './key-form.tsx';
import { KeyMenu } from './key-menu.tsx';
import { LastErrorLine } from './last-error-line.tsx';
import { RemoveConnection } from './remove-connection.tsx';
import { useConnectionTest } from './use-connection-test.ts';

/** One key: its last four, its state, what OpenRouter says of it, and what can be done with it. `saved`: the ids in order. */
export function KeyRow({ connection, saved }: { connection: KeySettings; saved: readonly string[] }) {
  const [isReplacing, setIsReplacing] = useState(false);
  const [isRemoving, setIsRemoving] = useState(false);
  const test = useConnectionTest(connection.id);
  const { id, state, account, keyLast4, source, name, invalidSince, isShut, lastError, isCurrent } = connection;
  const isRefused = state === 'invalid';
  return (
    <li className="py-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <p className="flex items-center gap-2 font-medium">
            <span className="truncate">{name}</span>
            <Badge tone={isRefused ? 'danger' : isCurrent ? 'good' : 'neutral'}>
              {isShut ? 'shut' : isRefused ? 'refused' : isCurrent ? 'in use' : 'standing by'}
            </Badge>
          </p>
          <p className="mt-1 text-muted-foreground">
            {keyLast4 ? (
              <>
                Key ending in <span className="font-mono text-foreground text-sm">{keyLast4}</span>
              </>
            ) : (
              'The saved key cannot be opened'
            )}
            {source === 'environment' && ', from OPENROUTER_API_KEY'}
          </p>
        </div>
        <div className="flex items-center gap-2">
          {!isShut && (
            <Button isPending={test.isPending} onClick={() => test.mutate()}>
              {test.isPending ? 'Testing…' : 'Test'}
            </Button>
          )}
          {source === 'saved' && (
            <KeyMenu
              id={id}
              name={name}
              saved={saved}
              onReplace={() => setIsReplacing(true)}
              onRemove={() => setIsRemoving(true)}
            />
          )}
        </div>
      </div>
      {test.error && !isRefused && <ErrorNotice error={test.error} title="The test did not succeed" className="mt-4" />}
      {isShut && !isReplacing && (
        <Notice tone="error" title={`Enter the key of ${name} again`} className="mt-4">
          It was sealed with a secret that this server does not have, so nobody can open it any more. Choose Replace in
          its menu and paste it once more; until then it is not used.
        </Notice>
      )}
      {isRefused && !isShut && (
        <Notice tone="error" title={`OpenRouter refuses the key of ${name}`} className="mt-4">
          {invalidSince && (
            <>
              First seen <RelativeTime at={invalidSince} />.{' '}
            </>
          )}
          {isCurrent
            ? 'No prompt is answered, and nothing is billed, until you replace it, or enable it at OpenRouter and test again.'
            : 'Calls go on with the next key. Replace it, or enable it at OpenRouter and test again.'}
        </Notice>
      )}
      {!isRefused && lastError && !test.error && <LastErrorLine error={lastError} />}
      {account && !isRefused && <AccountFacts account={account} />}
      {isReplacing && (
        <div className="mt-5">
          <KeyForm replaces={id} onSaved={() => setIsReplacing(false)} onCancel={() => setIsReplacing(false)} />
        </div>
      )}
      {isRemoving && (
        <RemoveConnection
          id={id}
          title={keyLast4 ? `Remove the key ending in ${keyLast4}?` : 'Remove the saved key?'}
          description="New prompts go to the next key if there is one, or else to the sandbox, which only simulates answers. The key stays valid at OpenRouter, and recorded spend stays here."
          confirmLabel="Remove the key"
          onClose={() => setIsRemoving(false)}
        />
      )}
    </li>
  );
}
