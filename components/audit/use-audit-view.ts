'use client';

import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { AUDIT_KINDS, type AuditKind } from './audit-kinds.ts';

const VIEW = {
  by: parseAsString,
  about: parseAsStringLiteral(AUDIT_KINDS.map(({ value }) => value)).withDefault('all'),
  target: parseAsString,
};

/** What of the log is shown, in the address; `filter` is what the API calls it. */
export function useAuditView() {
  const [{ by, about, target }, setView] = useQueryStates(VIEW, { history: 'replace' });
  const filter: Record<string, string> = {
    ...(by && { member: by }),
    ...(about !== 'all' && { action: about }),
    ...(target && { target }),
  };
  return {
    by,
    about,
    target,
    filter,
    isFiltered: Object.keys(filter).length > 0,
    setBy: (next: string | null) => void setView({ by: next }),
    setAbout: (next: AuditKind) => void setView({ about: next }),
    setTarget: (next: string | null) => void setView({ target: next }),
    clear: () => void setView({ by: null, about: null, target: null }),
  };
}
