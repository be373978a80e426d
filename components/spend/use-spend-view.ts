'use client';

import { parseAsIsoDate, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { MEASURES } from './measure.ts';
import { type DayRange, RANGES, resolveRange } from './spend-ranges.ts';

export const GROUPINGS = ['model', 'member', 'purpose'] as const;

const VIEW = {
  range: parseAsStringLiteral(RANGES).withDefault('30d'),
  from: parseAsIsoDate,
  to: parseAsIsoDate,
  by: parseAsStringLiteral(GROUPINGS).withDefault('model'),
  show: parseAsStringLiteral(MEASURES).withDefault('cost'),
};

/** What the page shows, all of it in the address, so that a link to it shows the same. */
export function useSpendView() {
  const [view, setView] = useQueryStates(VIEW, { history: 'replace' });
  const { range: name, from, to } = view;
  const days = useMemo(
    () => resolveRange(name, Date.now(), { ...(from ? { from: toDay(from) } : {}), ...(to ? { to: toDay(to) } : {}) }),
    [name, from, to],
  );
  return {
    name,
    days,
    by: view.by,
    show: view.show,
    setBy: (by: (typeof GROUPINGS)[number]) => void setView({ by }),
    setShow: (show: (typeof MEASURES)[number]) => void setView({ show }),
    setRange: (range: (typeof RANGES)[number]) =>
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
