'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConnectionSettings } from '#lib/connections/connection-settings';
import { api } from '@/components/shell/api';
import type { ApiError } from '@/components/shell/api-error';
import { ErrorNotice } from '@/components/shell/error-notice';
import { meQuery } from '@/components/shell/use-me';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { RelativeTime } from '@/components/ui/relative-time';
import { AccountFacts } from './account-facts.tsx';
import { connectionQuery } from './connection-query.ts';
import { RemoveKey } from './remove-key.tsx';
import { useConnectionChange } from './use-connection-change.ts';

/** The key in use: its last four, its state, what OpenRouter says of it, and what can be done with it. */
export function KeyPanel({
  connection,
  onReplace,
  onRemoved,
}: {
  connection: ConnectionSettings;
  onReplace: () => void;
  onRemoved: () => void;
}) {
  const show = useConnectionChange();
  const [isRemoving, setIsRemoving] = useState(false);
  const test = useMutation<ConnectionSettings, ApiError>({
    mutationFn: () => api.post<ConnectionSettings>('/api/settings/connection/test'),
    onSuccess: show,
    onError: (_error, _none, _result, { client }) =>
      Promise.all([connectionQuery, meQuery].map(({ queryKey }) => client.invalidateQueries({ queryKey }))),
  });
  const { state, account, keyLast4, source, name, invalidSince } = connection;
  const isSaved = source === 'saved';
  return (
    <div className="border-y py-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div>
          <p className="flex items-center gap-2 font-medium">
            {name}
            <Badge tone={state === 'active' ? 'good' : 'danger'}>{state === 'active' ? 'in use' : 'refused'}</Badge>
          </p>
          <p className="mt-1 text-muted-foreground">
            {keyLast4 ? (
              <>
                Key ending in <span className="font-mono text-foreground text-sm">{keyLast4}</span>
              </>
            ) : (
              'The saved key cannot be opened'
            )}
            {isSaved ? '' : ', from OPENROUTER_API_KEY'}
          </p>
        </div>
        <div className="flex gap-2">
          <Button isPending={test.isPending} onClick={() => test.mutate()}>
            {test.isPending ? 'Testing…' : 'Test'}
          </Button>
          <Button onClick={onReplace}>Replace</Button>
          {isSaved && (
            <Button variant="danger-quiet" onClick={() => setIsRemoving(true)}>
              Remove
            </Button>
          )}
        </div>
      </div>
      {test.error && state === 'active' && (
        <ErrorNotice error={test.error} title="The test did not succeed" className="mt-4" />
      )}
      {state === 'invalid' && (
        <Notice tone="error" title={`${name} refuses this key`} className="mt-4">
          {invalidSince && (
            <>
              First seen <RelativeTime at={invalidSince} />.{' '}
            </>
          )}
          No prompt is answered, and nothing is billed, until you replace it, or enable it at OpenRouter and test again.
        </Notice>
      )}
      {account && state === 'active' && <AccountFacts account={account} />}
      {!account && state === 'active' && !test.error && (
        <p className="mt-4 text-muted-foreground text-sm">Not tested since the server started.</p>
      )}
      {!isSaved && state === 'active' && (
        <p className="mt-4 max-w-prose text-muted-foreground text-sm">
          This key comes from the server’s environment. A key that you save here takes its place.
        </p>
      )}
      {isRemoving && <RemoveKey last4={keyLast4} onClose={() => setIsRemoving(false)} onRemoved={onRemoved} />}
    </div>
  );
}
