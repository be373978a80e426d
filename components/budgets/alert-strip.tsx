'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { api } from '@/components/shell/api';
import { useMe } from '@/components/shell/use-me';
import { alertSentence } from './budget-words.ts';
import { alertsQuery } from './budgets-query.ts';

const BUDGETS = '/settings/budgets';

/** Tells admins, quietly and on every page, of the newest alert whose period still runs, until one of them has taken note. */
export function AlertStrip() {
  const client = useQueryClient();
  const isThere = usePathname() === BUDGETS;
  const { role } = useMe().member;
  const isAdmin = role === 'owner' || role === 'admin';
  const { data: alerts = [] } = useQuery({ ...alertsQuery, enabled: isAdmin });
  const now = Date.now();
  const current = alerts.filter(({ isDismissed, resetsAt }) => !isDismissed && (resetsAt === null || resetsAt > now));
  const dismiss = useMutation({
    mutationFn: () => api.post('/api/budgets/alerts/dismiss', { ids: current.map(({ id }) => id) }),
    onSuccess: () => client.invalidateQueries({ queryKey: alertsQuery.queryKey }),
  });
  const [newest] = current;
  if (!newest) return null;
  return (
    <section
      aria-label="Budget alert"
      className="flex min-h-8 shrink-0 flex-wrap items-center gap-x-3 border-warn-line border-b bg-warn-soft px-4 py-1 text-sm md:px-6 print:hidden"
    >
      <span className="min-w-0">
        {alertSentence(newest)}
        {current.length > 1 && <span className="text-muted-foreground"> And {current.length - 1} more.</span>}
      </span>
      {!isThere && (
        <Link href={BUDGETS} className="rounded-xs text-accent-text underline-offset-3 hover:underline">
          See budgets
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
