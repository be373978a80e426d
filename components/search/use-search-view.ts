'use client';

import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

const VIEW = {
  q: parseAsString.withDefault(''),
  model: parseAsString.withDefault(''),
  tag: parseAsString.withDefault(''),
  from: parseAsString.withDefault(''),
  to: parseAsString.withDefault(''),
  minCost: parseAsString.withDefault(''),
  failed: parseAsBoolean.withDefault(false),
  list: parseAsStringLiteral(['kept', 'archived']).withDefault('kept'),
};

/** What is searched for, in the address: a link to it finds the same. */
export function useSearchView() {
  const [view, setView] = useQueryStates(VIEW, { history: 'replace' });
  const { q, model, tag, from, to, minCost, failed } = view;
  return {
    view,
    change: (next: Partial<typeof view>) => void setView(next),
    clear: () => void setView(null),
    /** Whether messages are looked for; otherwise the chats are listed. */
    isSearch: q.trim() !== '' || [model, from, to, minCost].some(Boolean) || failed,
    filters: [model, tag, from, to, minCost, failed].filter(Boolean).length,
  };
}

export type SearchView = ReturnType<typeof useSearchView>;
