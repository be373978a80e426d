'use client';

import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { api } from './api.ts';
import type { Me } from './me.ts';

/** Given to the client by the shell's layout, so it is there from the first paint. */
export const meQuery = queryOptions({ queryKey: ['me'], queryFn: ({ signal }) => api.get<Me>('/api/me', { signal }) });

export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}
