'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import type { CallLine } from '#lib/spend/call-line';
import { api } from '@/components/shell/api';

export type CallFilter = Readonly<Record<string, string>>;

type CallPage = { calls: CallLine[]; next: string | null };

const PAGE = '25';

/** Calls, newest first, a page more each time. */
export function useCalls(only: CallFilter) {
  return useInfiniteQuery({
    queryKey: ['calls', only],
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({
        ...only,
        limit: PAGE,
        ...(pageParam === null ? {} : { before: pageParam }),
      });
      return api.get<CallPage>(`/api/spend/calls?${search}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}
