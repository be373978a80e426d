import { type Member, requireRole } from '#lib/auth/role';
import { getInvoice, type InvoiceApp } from './get-invoice.ts';
import type { InvoiceView } from './invoice-view.ts';
import type { InvoiceChecker } from './start-invoice-checker.ts';

/** Asks upstream now rather than with the next day. @throws AppError `forbidden` below admin. */
export async function compareNow(
  app: InvoiceApp & { readonly invoices: Pick<InvoiceChecker, 'runOnce'> },
  member: Member,
): Promise<InvoiceView> {
  requireRole(member, 'admin');
  await app.invoices.runOnce();
  return getInvoice(app, member);
}
