'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import type { AlertView } from '#lib/budgets/alert-view';
import { Badge } from '@/components/ui/badge';
import { Money } from '@/components/ui/money';
import { RelativeTime } from '@/components/ui/relative-time';
import { alertSentence } from './budget-words.ts';
import { alertsQuery } from './budgets-query.ts';

const MOST = 20;

const DELIVERY: Record<AlertView['delivery'], { label: string; tone: 'neutral' | 'good' | 'warn' | 'danger' }> = {
  waiting: { label: 'being sent', tone: 'warn' },
  delivered: { label: 'sent', tone: 'good' },
  failed: { label: 'not sent', tone: 'danger' },
  kept: { label: 'shown here', tone: 'neutral' },
};

/** What admins were told of budgets and of odd charges, newest first. Nothing where there was nothing to tell. */
export function AlertList() {
  const { data: alerts = [] } = useQuery(alertsQuery);
  if (alerts.length === 0) return null;
  return (
    <section aria-labelledby="alerts">
      <h3 id="alerts" className="font-medium">
        Alerts
      </h3>
      <ul className="mt-2">
        {alerts.slice(0, MOST).map((alert) => (
          <AlertLine key={alert.id} alert={alert} />
        ))}
      </ul>
    </section>
  );
}

/** One alert: what it told, the figures then, and whether the webhook got it. */
export function AlertLine({ alert }: { alert: AlertView }) {
  const { label, tone } = DELIVERY[alert.delivery];
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-b py-2 last:border-b-0">
      <span className="min-w-0">
        {alertSentence(alert)}{' '}
        <span className="text-muted-foreground">
          {alert.kind === 'budget' ? (
            <>
              <Money usd={alert.spent} /> spent, <Money usd={alert.held} /> held of <Money usd={alert.limit} />
            </>
          ) : (
            <>
              It is booked as told: <Money usd={alert.cost} />.{' '}
              <Link
                href={`/spend/requests?call=${alert.callId}`}
                className="rounded-xs text-accent-text underline-offset-3 hover:underline"
              >
                See the request
              </Link>
            </>
          )}
        </span>
        {alert.lastError && <span className="block text-muted-foreground text-sm">Webhook: {alert.lastError}</span>}
      </span>
      <span className="flex items-center gap-2 text-muted-foreground text-sm">
        <RelativeTime at={alert.raisedAt} />
        <Badge tone={tone}>{label}</Badge>
      </span>
    </li>
  );
}
