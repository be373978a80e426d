import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import type { FoundPage } from '#lib/search/found-view';
import { api } from '@/components/shell/api';

export type FoundFilter = {
  readonly q: string;
  readonly model: string;
  readonly tag: string;
  readonly from: string;
  readonly to: string;
  readonly minCost: string;
  readonly failed: boolean;
};

/** What is found, page by page. */
export function foundQuery({ q, model, tag, from, to, failed, minCost }: FoundFilter) {
  // A number that is being typed is none yet.
  const cost = /^\d*\.?\d+$/.test(minCost) ? minCost : '';
  const asked = Object.entries({
    q: q.trim(),
    model,
    tag,
    from,
    to,
    minCost: cost,
    failed: failed ? 'true' : '',
  }).filter(([, value]) => value !== '');
  return infiniteQueryOptions({
    queryKey: ['search', 'page', asked],
    queryFn: ({ pageParam, signal }) =>
      api.get<FoundPage>(`/api/search?${new URLSearchParams([...asked, ['after', String(pageParam)]])}`, { signal }),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    retry: false,
  });
}
