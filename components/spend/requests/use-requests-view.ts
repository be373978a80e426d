'use client';

import { parseAsIsoDate, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { type DayRange, RANGES, type RangeName, resolveRange } from '@/components/spend/spend-ranges';

const ENDINGS = ['finished', 'left', 'failed'] as const;
const STATES = ['reported', 'estimated', 'unsettled', 'adjusted'] as const;

const VIEW = {
  range: parseAsStringLiteral(RANGES).withDefault('7d'),
  from: parseAsIsoDate,
  to: parseAsIsoDate,
  ending: parseAsStringLiteral(ENDINGS),
  state: parseAsStringLiteral(STATES),
  model: parseAsString,
  memberId: parseAsString,
  keyId: parseAsString,
  purpose: parseAsString,
};

const NOTHING = { ending: null, state: null, model: null, memberId: null, keyId: null, purpose: null };

export type RequestsFilter = Partial<Record<keyof typeof NOTHING, string>>;

/** Which requests are shown, all of it in the address, so that a link to it shows the same. */
export function useRequestsView() {
  const [view, setView] = useQueryStates(VIEW, { history: 'replace' });
  const { range: name, from, to, ending, state, model, memberId, keyId, purpose } = view;
  const days = useMemo(
    () => resolveRange(name, Date.now(), { ...(from ? { from: toDay(from) } : {}), ...(to ? { to: toDay(to) } : {}) }),
    [name, from, to],
  );
  const filter = useMemo((): RequestsFilter => {
    const chosen = Object.entries({ ending, state, model, memberId, keyId, purpose });
    return Object.fromEntries(chosen.filter(([, value]) => value !== null));
  }, [ending, state, model, memberId, keyId, purpose]);
  return {
    name,
    days,
    filter,
    setFilter: (field: keyof RequestsFilter, value: string | null) => void setView({ [field]: value }),
    clear: () => void setView(NOTHING),
    setRange: (range: RangeName) =>
      void setView(range === 'custom' ? { range, ...toDates(days) } : { range, from: null, to: null }),
    setDays: (chosen: DayRange) => void setView({ range: 'custom', ...toDates(chosen) }),
  };
}

function toDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function toDates({ from, to }: DayRange): { from: Date; to: Date } {
  return { from: new Date(from), to: new Date(to) };
}
