import { desc, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { invoiceDays, invoiceDifferences } from '#db/schema/invoice';
import { type Member, requireRole } from '#lib/auth/role';
import type { Connections } from '#lib/connections/open-connections';
import { nanoToDollars } from '#lib/money';
import type { InvoiceDifference, InvoiceView } from './invoice-view.ts';
import type { InvoiceChecker } from './start-invoice-checker.ts';

const MOST_DAYS = 90;
const MOST_DIFFERENCES = 300;

export type InvoiceApp = {
  readonly db: Db;
  readonly connections: Pick<Connections, 'manager'>;
  readonly invoices: Pick<InvoiceChecker, 'outcome'>;
};

/** Where upstream's sums and the ledger's differ, newest first, and what was compared. @throws AppError `forbidden` below admin. */
export async function getInvoice({ db, connections, invoices }: InvoiceApp, member: Member): Promise<InvoiceView> {
  requireRole(member, 'admin');
  const manager = connections.manager();
  const newest = db.orm.select().from(invoiceDays).orderBy(desc(invoiceDays.comparedAt)).limit(1).get();
  const source = manager?.kind ?? null;
  // Without a key, what was compared while there was one.
  const shown = source ?? newest?.source ?? 'openrouter';
  const days = db.orm
    .select()
    .from(invoiceDays)
    .where(eq(invoiceDays.source, shown))
    .orderBy(desc(invoiceDays.date))
    .limit(MOST_DAYS)
    .all();
  const differences = db.orm
    .select()
    .from(invoiceDifferences)
    .where(eq(invoiceDifferences.source, shown))
    .orderBy(desc(invoiceDifferences.date), invoiceDifferences.model)
    .limit(MOST_DIFFERENCES)
    .all();
  return {
    source,
    outcome: invoices.outcome(),
    comparedAt: days[0]?.comparedAt ?? null,
    days: days.map(({ date, upstreamNano, bookedNano, roundingNano, unsettledCalls }) => ({
      date,
      upstreamUsd: dollars(upstreamNano),
      bookedUsd: nanoToDollars(bookedNano),
      roundingUsd: nanoToDollars(roundingNano),
      unsettledCalls,
      differences: differences.filter((found) => found.date === date && found.kind !== 'unsettled').length,
    })),
    differences: differences.map(toView),
  };
}

function toView(row: typeof invoiceDifferences.$inferSelect): InvoiceDifference {
  const { id, date, model, kind, upstreamNano, upstreamRequests, bookedNano, reviewedAt, reviewedByName } = row;
  const { bookedCalls, estimatedCalls, unsettledCalls, heldNano } = row;
  const isKnown = kind !== 'unsettled' && kind !== 'untold';
  return {
    id,
    date,
    model,
    kind,
    upstreamUsd: dollars(upstreamNano),
    upstreamRequests,
    bookedUsd: dollars(bookedNano),
    bookedCalls,
    estimatedCalls,
    unsettledCalls,
    heldUsd: nanoToDollars(heldNano),
    apartUsd: isKnown ? nanoToDollars((upstreamNano ?? 0) - (bookedNano ?? 0)) : null,
    review: reviewedAt === null ? null : { at: reviewedAt, by: reviewedByName },
  };
}

function dollars(nano: number | null): string | null {
  return nano === null ? null : nanoToDollars(nano);
}
