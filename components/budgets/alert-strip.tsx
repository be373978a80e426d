'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { api } from '@/components/shell/api';
import { useMe } from '@/components/shell/use-me';
import { alertSentence } from './budget-words.ts';
import { alertsQuery } from './budgets-query.ts';

const BUDGETS = '/settings/budgets';

/** Tells admins, quietly and on every page, of the newest alert that still matters, until one of them has taken note. */
export function AlertStrip() {
  const client = useQueryClient();
  const isThere = usePathname() === BUDGETS;
  const { role } = useMe().member;
  const isAdmin = role === 'owner' || role === 'admin';
  const { data: alerts = [] } = useQuery({ ...alertsQuery, enabled: isAdmin });
  const now = Date.now();
  const current = alerts.filter((alert) => {
    const isOver = alert.kind === 'budget' && alert.resetsAt !== null && alert.resetsAt <= now;
    return !alert.isDismissed && !isOver;
  });
  const dismiss = useMutation({
    mutationFn: () => api.post('/api/budgets/alerts/dismiss', { ids: current.map(({ id }) => id) }),
    onSuccess: () => client.invalidateQueries({ queryKey: alertsQuery.queryKey }),
  });
  const [newest] = current;
  if (!newest) return null;
  const isOfBudget = newest.kind === 'budget';
  return (
    <section
      aria-label={isOfBudget ? 'Budget alert' : 'Spend alert'}
      className="flex min-h-8 shrink-0 flex-wrap items-center gap-x-3 border-warn-line border-b bg-warn-soft px-4 py-1 text-sm md:px-6 print:hidden"
    >
      <span className="min-w-0">
        {alertSentence(newest)}
        {current.length > 1 && <span className="text-muted-foreground"> And {current.length - 1} more.</span>}
      </span>
      {(!isOfBudget || !isThere) && (
        <Link
          href={isOfBudget ? BUDGETS : `/spend/requests?call=${newest.callId}`}
          className="rounded-xs text-accent-text underline-offset-3 hover:underline"
        >
          {isOfBudget ? 'See budgets' : 'See the request'}
        </Link>
      )}
      <button
        type="button"
        onClick={() => dismiss.mutate()}
        aria-busy={dismiss.isPending || undefined}
        className="ml-auto rounded-xs text-muted-foreground underline-offset-3 hover:text-foreground hover:underline pointer-coarse:min-h-11"
      >
        Dismiss
      </button>
    </section>
  );
}
