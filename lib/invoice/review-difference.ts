import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { invoiceDifferences } from '#db/schema/invoice';
import { writeAudit } from '#lib/audit/write-audit';
import { type Member, requireRole } from '#lib/auth/role';
import { AppError } from '#lib/errors';
import { nanoToDollars } from '#lib/money';
import { parseInput } from '#lib/parse-input';
import { getInvoice, type InvoiceApp } from './get-invoice.ts';
import type { InvoiceView } from './invoice-view.ts';

const Sum = z.string().max(100).nullable();
/** The sums as they were seen: a page may be open for days. */
const ReviewInput = z.object({ id: z.string().max(100), upstreamUsd: Sum, bookedUsd: Sum });

/**
 * Says that an admin knows of a difference, as it is. The ledger is left as it is: it says what each call was told to cost.
 * @throws AppError `forbidden` below admin, `not_found`, `conflict` while calls of that day are not settled, and when it is another by now.
 */
export async function reviewDifference(app: InvoiceApp, member: Member, input: unknown): Promise<InvoiceView> {
  requireRole(member, 'admin');
  const { id, ...seen } = parseInput(ReviewInput, input);
  await app.db.commit((orm) => {
    const isIt = eq(invoiceDifferences.id, id);
    const found = orm.select().from(invoiceDifferences).where(isIt).get();
    if (!found) throw new AppError('not_found', 'There is no such difference any more.');
    const { kind, date, model, upstreamNano, bookedNano } = found;
    if (kind === 'unsettled')
      throw new AppError(
        'conflict',
        'Calls of that day are not settled yet; there is nothing to look at until they are.',
      );
    const amount = (nano: number | null) => (nano === null ? null : nanoToDollars(nano));
    const [upstream, booked] = [amount(upstreamNano), amount(bookedNano)];
    if (upstream !== seen.upstreamUsd || booked !== seen.bookedUsd)
      throw new AppError('conflict', 'It was compared again meanwhile; look at it as it is now.');
    if (found.reviewedAt !== null) return;
    orm
      .update(invoiceDifferences)
      .set({ reviewedAt: Date.now(), reviewedById: member.memberId, reviewedByName: member.name })
      .where(isIt)
      .run();
    writeAudit(orm, member, {
      action: 'invoice.review',
      target: { id, name: `${model} on ${date}` },
      details: { kind, upstream, booked },
    });
  });
  return getInvoice(app, member);
}
