'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { InvoiceDifference, InvoiceView } from '#lib/invoice/invoice-view';
import { api } from '@/components/shell/api';
import type { ApiError } from '@/components/shell/api-error';
import { useToast } from '@/components/ui/toast';
import { INVOICE, invoiceQuery } from './invoice-query.ts';

type Seen = Pick<InvoiceDifference, 'id' | 'upstreamUsd' | 'bookedUsd'>;

/** Asks upstream now, or takes note of a difference; either answers what there is then. */
export function useInvoiceChange(what: 'compare' | 'review') {
  const client = useQueryClient();
  const toast = useToast();
  return useMutation<InvoiceView, ApiError, Seen | null>({
    mutationFn: (body) => api.post<InvoiceView>(`${INVOICE}/${what}`, body ?? undefined),
    onSuccess: (view) => client.setQueryData(invoiceQuery.queryKey, view),
    onError: (error) => {
      toast.show({
        tone: 'error',
        title: what === 'compare' ? 'Nothing was compared' : 'It was not noted',
        description: error.message,
      });
      void client.invalidateQueries({ queryKey: invoiceQuery.queryKey });
    },
  });
}
