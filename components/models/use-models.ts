'use client';

import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ModelRow } from '#lib/models/model-row';
import { api } from '@/components/shell/api';
import { useKnownModels } from './known-models.tsx';

type Catalogue = { models: ModelRow[]; fetchedAt: number; source: 'snapshot' | 'synced'; refused: string[] };

const STALE_AFTER_MS = 10 * 60_000;
const NONE: readonly never[] = [];

const modelsQuery = queryOptions({
  queryKey: ['models'],
  queryFn: ({ signal }) => api.get<Catalogue>('/api/models', { signal }),
  staleTime: STALE_AFTER_MS,
});

/** The whole catalogue, once it is there. */
export function useModels(): {
  models: readonly ModelRow[];
  /** Why there are none. */
  problem: 'loading' | 'failed' | null;
  retry: () => void;
  /** When the list was made; null until it is there. */
  fetchedAt: number | null;
  /** Whether it is the list that ships, which says less of each model. */
  isSnapshot: boolean;
  /** Connections whose key is refused: ids of servers, and `openrouter`. */
  refused: readonly string[];
} {
  const { data, isPending, isError, refetch } = useQuery(modelsQuery);
  return {
    models: data?.models ?? NONE,
    problem: data ? null : isError ? 'failed' : isPending ? 'loading' : null,
    retry: () => void refetch(),
    fetchedAt: data?.fetchedAt ?? null,
    isSnapshot: data?.source === 'snapshot',
    refused: data?.refused ?? NONE,
  };
}

/** What this id is called: by the page itself from the first paint, by the catalogue later, else by its id. */
export function useModelName(): (id: string) => string {
  const known = useKnownModels();
  const { models } = useModels();
  return (id) => nameIn(known, id) ?? nameIn(models, id) ?? id.slice(id.indexOf('/') + 1);
}

function nameIn(models: readonly { id: string; name: string }[], id: string): string | undefined {
  return models.find((model) => model.id === id)?.name;
}
