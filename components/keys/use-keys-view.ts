'use client';

import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { STATE_FILTERS, type StateFilter } from './find-keys.ts';

const VIEW = { q: parseAsString.withDefault(''), state: parseAsStringLiteral(STATE_FILTERS).withDefault('all') };

/** What of the list is shown, in the address. */
export function useKeysView() {
  const [{ q, state }, setView] = useQueryStates(VIEW, { history: 'replace' });
  return {
    query: q,
    state,
    setQuery: (next: string) => void setView({ q: next || null }),
    setState: (next: StateFilter) => void setView({ state: next }),
    clear: () => void setView({ q: null, state: null }),
  };
}
