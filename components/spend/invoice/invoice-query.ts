import { queryOptions } from '@tanstack/react-query';
import type { InvoiceView } from '#lib/invoice/invoice-view';
import { api } from '@/components/shell/api';

const FRESH_MS = 5 * 60_000;

export const INVOICE = '/api/spend/invoice';

export const invoiceQuery = queryOptions({
  queryKey: ['invoice'],
  queryFn: ({ signal }) => api.get<InvoiceView>(INVOICE, { signal }),
  staleTime: FRESH_MS,
});
