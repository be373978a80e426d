'use client';

import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ServerSettings } from '#lib/connections/connection-settings';
import { ErrorNotice } from '@/components/shell/error-notice';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { Notice } from '@/components/ui/notice';
import { RelativeTime } from '@/components/ui/relative-time';
import { LastErrorLine } from './last-error-line.tsx';
import { RemoveConnection } from './remove-connection.tsx';
import { ServerForm } from './server-form.tsx';
import { ServerPrices } from './server-prices.tsx';
import { useConnectionTest } from './use-connection-test.ts';

/** One server: where it is, how it fares, and its models with what they cost. */
export function ServerRow({ server }: { server: ServerSettings }) {
  const { id, name, slug, baseUrl, keyLast4, state, isShut, lastError, models } = server;
  const [isEditing, setIsEditing] = useState(false);
  const [isRemoving, setIsRemoving] = useState(false);
  const fetchModels = useConnectionTest(id);
  const isRefused = state === 'invalid';
  return (
    <li className="py-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <p className="flex items-center gap-2 font-medium">
            <span className="truncate">{name}</span>
            {isRefused && <Badge tone="danger">{isShut ? 'shut' : 'refused'}</Badge>}
            {!isRefused && lastError && <Badge tone="warn">trouble</Badge>}
          </p>
          <p className="mt-1 break-all text-muted-foreground">
            <span className="font-mono text-sm">{baseUrl}</span>
            {keyLast4 && (
              <>
                , key ending in <span className="font-mono text-foreground text-sm">{keyLast4}</span>
              </>
            )}
          </p>
        </div>
        <div className="flex items-center gap-2">
          <Button isPending={fetchModels.isPending} onClick={() => fetchModels.mutate()}>
            {fetchModels.isPending ? 'Fetching…' : 'Fetch models'}
          </Button>
          <Menu
            align="end"
            trigger={
              <IconButton label={`More for ${name}`}>
                <Ellipsis aria-hidden />
              </IconButton>
            }
          >
            <MenuItem icon={<Pencil aria-hidden />} onClick={() => setIsEditing(true)}>
              Change
            </MenuItem>
            <MenuItem icon={<Trash2 aria-hidden />} tone="danger" onClick={() => setIsRemoving(true)}>
              Remove
            </MenuItem>
          </Menu>
        </div>
      </div>
      {fetchModels.error && (
        <ErrorNotice error={fetchModels.error} title="Its models could not be fetched" className="mt-4" />
      )}
      {isRefused && !fetchModels.error && (
        <Notice
          tone="error"
          title={isShut ? `Enter the key of ${name} again` : `${name} refuses its key`}
          className="mt-4"
        >
          {isShut
            ? 'It was sealed with a secret that this server does not have. Choose Change in the menu and enter it once more; until then its models answer nothing.'
            : 'Its models answer nothing until you change the key, or allow it there and fetch the models again.'}
        </Notice>
      )}
      {!isRefused && lastError && !fetchModels.error && <LastErrorLine error={lastError} />}
      {server.fetchedAt !== null && (
        <p className="mt-3 text-muted-foreground text-sm">
          {models.length} {models.length === 1 ? 'model' : 'models'}, fetched <RelativeTime at={server.fetchedAt} />.
          They are fetched anew about every ten minutes.
        </p>
      )}
      {isEditing ? (
        <div className="mt-5">
          <ServerForm server={server} onSaved={() => setIsEditing(false)} onCancel={() => setIsEditing(false)} />
        </div>
      ) : (
        <ServerPrices key={JSON.stringify(models)} id={id} slug={slug} models={models} />
      )}
      {isRemoving && (
        <RemoveConnection
          id={id}
          title={`Remove ${name}?`}
          description={`The models ${slug}/… disappear from the picker and the API. Recorded spend stays here.`}
          confirmLabel="Remove the server"
          onClose={() => setIsRemoving(false)}
        />
      )}
    </li>
  );
}
