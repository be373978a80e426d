import { queryOptions } from '@tanstack/react-query';
import type { AlertView } from '#lib/budgets/alert-view';
import type { AlertWebhook } from '#lib/budgets/alert-webhook';
import type { BudgetView } from '#lib/budgets/budget-view';
import type { Subjects } from '#lib/budgets/subjects';
import { api } from '@/components/shell/api';

const ALERTS_FRESH_MS = 60_000;

export const budgetsQuery = queryOptions({
  queryKey: ['budgets', 'list'],
  queryFn: async ({ signal }) => (await api.get<{ budgets: BudgetView[] }>('/api/budgets', { signal })).budgets,
});

export const subjectsQuery = queryOptions({
  queryKey: ['budgets', 'subjects'],
  queryFn: ({ signal }) => api.get<Subjects>('/api/budgets/subjects', { signal }),
});

export const alertsQuery = queryOptions({
  queryKey: ['budgets', 'alerts'],
  queryFn: async ({ signal }) => (await api.get<{ alerts: AlertView[] }>('/api/budgets/alerts', { signal })).alerts,
  staleTime: ALERTS_FRESH_MS,
  refetchInterval: ALERTS_FRESH_MS,
});

export const webhookQuery = queryOptions({
  queryKey: ['budgets', 'webhook'],
  queryFn: async ({ signal }) =>
    (await api.get<{ webhook: AlertWebhook | null }>('/api/budgets/webhook', { signal })).webhook,
});
