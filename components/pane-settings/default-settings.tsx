'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PaneSettings } from '#lib/conversations/view';
import type { Preferences } from '#lib/preferences/preferences-view';
import { preferencesQuery } from '@/components/settings/preferences-query';
import { api } from '@/components/shell/api';
import { Button } from '@/components/ui/button';
import { isChanged } from './count-settings.ts';
import { sameSettings } from './same-settings.ts';

/** Makes these settings what the member's new chats begin with, or says that they are. */
export function DefaultSettings({ settings }: { settings: PaneSettings }) {
  const client = useQueryClient();
  const { data } = useQuery(preferencesQuery);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (chatSettings: PaneSettings) => api.put<Preferences>('/api/preferences', { chatSettings }),
    onSuccess: (saved) => client.setQueryData(preferencesQuery.queryKey, saved),
  });
  if (!data) return null;
  const isDefault = sameSettings(settings, data.chatSettings);
  if (isDefault && !isChanged(settings)) return null;
  return (
    <span role="status" className="flex flex-wrap items-center gap-2 text-muted-foreground text-sm">
      {isDefault ? (
        'Your new chats begin with these.'
      ) : (
        <Button variant="ghost" size="sm" isPending={isPending} onClick={() => mutate(settings)}>
          Use for new chats
        </Button>
      )}
      {error && <span className="text-danger-text">Not saved. {error.message}</span>}
    </span>
  );
}
