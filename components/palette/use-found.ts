'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { FoundPage } from '#lib/search/found-view';
import { api } from '@/components/shell/api';

const PAUSE_MS = 140;
const SHORTEST = 2;

/** What the server finds for a query, a moment after the last key; the last answer stands until the next is there. */
export function useFound(query: string): { found: FoundPage['found']; isSearching: boolean; isFailed: boolean } {
  const asked = useSettled(query.trim());
  const isAsked = asked.length >= SHORTEST;
  const { data, isFetching, isError } = useQuery({
    queryKey: ['search', 'palette', asked],
    queryFn: ({ signal }) =>
      api.get<FoundPage>(`/api/search?${new URLSearchParams({ q: asked, limit: '20' })}`, { signal }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return {
    found: isAsked ? (data?.found ?? []) : [],
    isSearching: isFetching || asked !== query.trim(),
    isFailed: isAsked && isError,
  };
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
