'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Preferences } from '#lib/preferences/preferences-view';
import { api } from '@/components/shell/api';
import { Switch } from '@/components/ui/switch';
import { useToast } from '@/components/ui/toast';
import { preferencesQuery } from './preferences-query.ts';

/** Whether a model names the member's chats; saved at once. */
export function TitleSetting({ served }: { served: Preferences }) {
  const client = useQueryClient();
  const { show } = useToast();
  const { data } = useQuery({
    ...preferencesQuery,
    initialData: served,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { mutate } = useMutation({
    mutationFn: (hasTitles: boolean) => api.put<Preferences>('/api/preferences', { hasTitles }),
    onMutate: (hasTitles) => {
      client.setQueryData(preferencesQuery.queryKey, { ...data, hasTitles });
      return data;
    },
    onError: (error, _, before) => {
      client.setQueryData(preferencesQuery.queryKey, before);
      show({ title: 'It was not saved', description: error.message, tone: 'error' });
    },
  });
  return (
    <Switch
      checked={data.hasTitles}
      onCheckedChange={(isOn) => mutate(isOn)}
      label="Let a model write the titles of my chats"
      hint="Once, after the first answer, by a cheap model, from your own budget. A title that you type is never changed."
    />
  );
}
