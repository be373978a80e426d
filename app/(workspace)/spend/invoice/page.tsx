import type { Metadata } from 'next';
import { requirePage } from '#lib/http/require-page';
import { getInvoice } from '#lib/invoice/get-invoice';
import { InvoicePage } from '@/components/spend/invoice/invoice-page';

export const metadata: Metadata = { title: 'Invoice' };

export default async function Invoice() {
  const { app, principal } = await requirePage('admin');
  return <InvoicePage initial={await getInvoice(app, principal)} />;
}
