import { desc, eq, sql } from 'drizzle-orm';
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

/** Where upstream's sums and the ledger's differ, those first that nobody has looked at, and what was compared. @throws AppError `forbidden` below admin. */
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
  const isShown = eq(invoiceDifferences.source, shown);
  const differences = db.orm
    .select()
    .from(invoiceDifferences)
    .where(isShown)
    .orderBy(sql`${invoiceDifferences.reviewedAt} is not null`, desc(invoiceDifferences.date), invoiceDifferences.model)
    .limit(MOST_DIFFERENCES)
    .all();
  const counts = db.orm
    .select({
      date: invoiceDifferences.date,
      settled: sql<number>`sum(${invoiceDifferences.kind} <> 'unsettled')`,
      open: sql<number>`sum(${invoiceDifferences.reviewedAt} is null)`,
    })
    .from(invoiceDifferences)
    .where(isShown)
    .groupBy(invoiceDifferences.date)
    .all();
  const settledOf = new Map(counts.map(({ date, settled }) => [date, settled]));
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
      differences: settledOf.get(date) ?? 0,
    })),
    unlisted: Math.max(0, counts.reduce((sum, { open }) => sum + open, 0) - differences.length),
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
