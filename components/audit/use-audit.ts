'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import type { AuditPage } from '#lib/audit/audit-view';
import { api } from '@/components/shell/api';

/** The log, newest first, a page more each time. `initial`: the first page of the whole log. */
export function useAudit(filter: Readonly<Record<string, string>>, initial: AuditPage) {
  const isWhole = Object.keys(filter).length === 0;
  return useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam, signal }) => {
      const before = pageParam === null ? {} : { before: String(pageParam) };
      return api.get<AuditPage>(`/api/audit?${new URLSearchParams({ ...filter, ...before })}`, { signal });
    },
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    ...(isWhole && { initialData: { pages: [initial], pageParams: [null] } }),
  });
}
