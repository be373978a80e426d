import { and, eq } from 'drizzle-orm';
import { invoiceDays } from '#db/schema/invoice';
import type { Log } from '#lib/log';
import { type Job, startJob } from '#lib/start-job';
import { compareInvoice, type InvoiceParts } from './compare-invoice.ts';
import type { InvoiceOutcome } from './invoice-view.ts';

const TICK_MS = 10 * 60_000;
const DAY_MS = 86_400_000;
/** Upstream needs a while to add up the day that has ended. */
const SETTLED_AFTER_MS = 45 * 60_000;
const AGAIN_AFTER_MS = 3_600_000;
const BROKEN = 'Something went wrong inside Parallax; its log says what.';

export type InvoiceChecker = Job & {
  /** What came of the last try since the start. */
  readonly outcome: () => InvoiceOutcome | null;
};

/** Holds what upstream bills against the ledger, once a UTC day; what fails is tried again an hour later. */
export function startInvoiceChecker(app: InvoiceParts & { readonly log: Log }): InvoiceChecker {
  let outcome: InvoiceOutcome | null = null;
  const job = startJob(app, {
    everyMs: TICK_MS,
    isDue: () => {
      const now = Date.now();
      const comparedAt = outcome?.state === 'failed' ? null : lastComparedAt(app, now);
      return isDue(now, { comparedAt, triedAt: outcome?.at ?? null });
    },
    failed: 'the invoice could not be compared',
    run: async (signal) => {
      const told = await compareInvoice(app, signal).catch((error: unknown) => {
        outcome = { state: 'failed', at: Date.now(), message: BROKEN };
        throw error;
      });
      outcome = told;
    },
  });
  return { ...job, outcome: () => outcome };
}

/** Whether the day that has ended last is still to be compared. */
export function isDue(now: number, last: { comparedAt: number | null; triedAt: number | null }): boolean {
  const from = Math.floor(now / DAY_MS) * DAY_MS + SETTLED_AFTER_MS;
  const isDone = last.comparedAt !== null && last.comparedAt >= from;
  const isTried = last.triedAt !== null && now - last.triedAt < AGAIN_AFTER_MS;
  return now >= from && !isDone && !isTried;
}

/** When all days were: the one that has ended last comes after the others. */
function lastComparedAt({ db, connections }: InvoiceParts, now: number): number | null {
  const manager = connections.manager();
  if (!manager) return null;
  const date = new Date(now - DAY_MS).toISOString().slice(0, 10);
  const isLast = and(eq(invoiceDays.source, manager.kind), eq(invoiceDays.date, date));
  return db.orm.select({ at: invoiceDays.comparedAt }).from(invoiceDays).where(isLast).get()?.at ?? null;
}
