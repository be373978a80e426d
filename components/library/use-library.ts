'use client';

import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Contents, Entry, Kind } from '#lib/library/entry-view';
import { api } from '@/components/shell/api';

const PATHS: Record<Kind, string> = { preset: '/api/presets', prompt: '/api/prompts' };

export type NewEntry<K extends Kind> = Contents[K] & Pick<Entry<K>, 'name' | 'sharing'>;

function libraryQuery<K extends Kind>(kind: K) {
  return queryOptions({
    queryKey: ['library', kind],
    queryFn: async ({ signal }) => {
      const answer = await api.get<Record<string, Entry<K>[]>>(PATHS[kind], { signal });
      return answer[`${kind}s`] ?? [];
    },
    staleTime: 30_000,
  });
}

/** The entries of a kind that the member sees, and what they may do to them. Each change rejects with an `ApiError`. */
export function useLibrary<K extends Kind>(kind: K, { isWanted = true }: { isWanted?: boolean } = {}) {
  const client = useQueryClient();
  const query = useQuery({ ...libraryQuery(kind), enabled: isWanted });
  const refresh = () => client.invalidateQueries({ queryKey: ['library', kind] });
  const create = useMutation({
    mutationFn: (entry: NewEntry<K>) => api.post<Entry<K>>(PATHS[kind], entry),
    onSuccess: refresh,
  });
  const change = useMutation({
    mutationFn: ({ id, part }: { id: string; part: Partial<NewEntry<K>> }) =>
      api.patch<Entry<K>>(`${PATHS[kind]}/${id}`, part),
    onSuccess: refresh,
  });
  const remove = useMutation({
    mutationFn: (id: string) => api.delete(`${PATHS[kind]}/${id}`),
    onSuccess: refresh,
  });
  return {
    entries: query.data ?? null,
    problem: query.error,
    retry: () => void query.refetch(),
    create: create.mutateAsync,
    change: (id: string, part: Partial<NewEntry<K>>) => change.mutateAsync({ id, part }),
    remove: remove.mutateAsync,
  };
}
