'use client';

import { parseAsStringLiteral, useQueryState } from 'nuqs';

const DOING = ['edit', 'roll'] as const;

/** What is being done with the key, in the address, so that the list can link to it. */
export function useDoing() {
  return useQueryState('do', parseAsStringLiteral(DOING).withOptions({ history: 'replace' }));
}
