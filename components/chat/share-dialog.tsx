'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PaneView } from '#lib/conversations/view';
import type { ShareView } from '#lib/sharing/share-view';
import { CopyButton } from '@/components/keys/copy-button';
import { ShareList } from '@/components/sharing/share-list';
import { sharesQuery } from '@/components/sharing/shares-query';
import { api } from '@/components/shell/api';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import { useConversationContext } from './conversation-context.tsx';

const DAYS = [
  { value: '1', label: 'A day' },
  { value: '7', label: 'A week' },
  { value: '30', label: 'A month' },
  { value: '365', label: 'A year' },
] as const;

type Days = (typeof DAYS)[number]['value'];

/** Makes links by which anybody reads what is shown now, and withdraws them. */
export function ShareDialog({
  pane,
  open,
  onOpenChange,
}: {
  pane: PaneView;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const { store } = useConversationContext();
  const client = useQueryClient();
  const [days, setDays] = useState<Days>('30');
  const { mutate, data, error, isPending, reset } = useMutation({
    mutationFn: () =>
      api.post<{ share: ShareView; token: string }>('/api/shares', {
        conversationId: store.id,
        paneId: pane.id,
        days: Number(days),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: sharesQuery().queryKey }),
  });
  const link = data ? `${window.location.origin}/share#${data.token}` : null;
  return (
    <Dialog
      open={open}
      onOpenChange={(isOpen) => {
        if (!isOpen) reset();
        onOpenChange(isOpen);
      }}
      title="Share this chat"
      description="Anybody who has the link reads the messages shown now, without signing in. Other versions, files, costs and what is said later are not in it."
    >
      {link ? (
        <div>
          <div className="flex gap-2">
            <Input
              readOnly
              isMono
              autoFocus
              aria-label="Link"
              value={link}
              onFocus={(event) => event.target.select()}
              className="min-w-0 flex-1"
            />
            <CopyButton text={link} label="Copy" isPrimary />
          </div>
          <p className="mt-2 text-muted-foreground text-sm">It is shown this once. Copy it now.</p>
        </div>
      ) : (
        <div className="flex flex-wrap items-end justify-between gap-3">
          <div>
            <p className="mb-1.5 text-muted-foreground text-sm">It opens for</p>
            <Segmented label="It opens for" value={days} onValueChange={setDays} options={DAYS} />
          </div>
          <Button variant="primary" isPending={isPending} onClick={() => mutate()}>
            Make a link
          </Button>
        </div>
      )}
      {error && (
        <p role="alert" className="mt-3 text-danger-text text-sm">
          {error.message}
        </p>
      )}
      <h3 className="mt-6 mb-2 font-medium">Links to this chat</h3>
      <ShareList
        conversationId={store.id}
        empty="Nobody can read it by a link."
        onWithdrawn={(id) => {
          if (data?.share.id === id) reset();
        }}
      />
    </Dialog>
  );
}
