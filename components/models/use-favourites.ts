'use client';

import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '@/components/shell/api';
import { useToast } from '@/components/ui/toast';

type Favourites = { models: string[] };

const PATH = '/api/models/favourites';
const NONE: readonly string[] = [];

const favouritesQuery = queryOptions({
  queryKey: ['favourite-models'],
  queryFn: ({ signal }) => api.get<Favourites>(PATH, { signal }),
});

/** The member's favourite models, and how to make one or take it away: shown at once, taken back if it was refused. */
export function useFavourites(): { favourites: readonly string[]; toggle: (model: string) => void } {
  const client = useQueryClient();
  const toast = useToast();
  const favourites = useQuery(favouritesQuery).data?.models ?? NONE;
  const { mutate } = useMutation({
    mutationFn: (change: { model: string; isFavourite: boolean }) => api.put<Favourites>(PATH, change),
    onMutate: async ({ model, isFavourite }) => {
      await client.cancelQueries({ queryKey: favouritesQuery.queryKey });
      const before = client.getQueryData(favouritesQuery.queryKey);
      const others = (before?.models ?? []).filter((id) => id !== model);
      client.setQueryData(favouritesQuery.queryKey, { models: isFavourite ? [...others, model] : others });
      return before;
    },
    onError: (error, _, before) => {
      client.setQueryData(favouritesQuery.queryKey, before);
      toast.show({ title: 'Your favourites were not changed', description: error.message, tone: 'error' });
    },
    onSuccess: (saved) => client.setQueryData(favouritesQuery.queryKey, saved),
  });
  const toggle = useCallback(
    (model: string) => mutate({ model, isFavourite: !favourites.includes(model) }),
    [favourites, mutate],
  );
  return { favourites, toggle };
}
