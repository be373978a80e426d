import { max } from 'drizzle-orm';
import { invoiceDays } from '#db/schema/invoice';
import { describeError } from '#lib/describe-error';
import type { Log } from '#lib/log';
import { compareInvoice, type InvoiceParts } from './compare-invoice.ts';
import type { InvoiceOutcome } from './invoice-view.ts';

const TICK_MS = 10 * 60_000;
const DAY_MS = 86_400_000;
/** Upstream needs a while to add up the day that has ended. */
const SETTLED_AFTER_MS = 45 * 60_000;
const AGAIN_AFTER_MS = 3_600_000;

export type InvoiceChecker = {
  /** Compares now; whoever asks while it does waits for the same. */
  runOnce: () => Promise<InvoiceOutcome>;
  /** What came of the last try since the start. */
  outcome: () => InvoiceOutcome | null;
  close: () => Promise<void>;
};

/** Holds what upstream bills against the ledger, once a UTC day; what fails is tried again an hour later. */
export function startInvoiceChecker(app: InvoiceParts & { readonly log: Log }): InvoiceChecker {
  let outcome: InvoiceOutcome | null = null;
  let running: Promise<InvoiceOutcome> | null = null;
  const runOnce = () => {
    running ??= compareInvoice(app)
      .catch((error: Error): InvoiceOutcome => {
        app.log.error({ failure: describeError(error) }, 'the invoice could not be compared');
        return { state: 'failed', at: Date.now(), message: 'Something went wrong inside Parallax; its log says what.' };
      })
      .then((told) => {
        outcome = told;
        return told;
      })
      .finally(() => {
        running = null;
      });
    return running;
  };
  const timer = setInterval(() => {
    if (isDue(Date.now(), { comparedAt: lastComparedAt(app), triedAt: outcome?.at ?? null })) void runOnce();
  }, TICK_MS).unref();
  return {
    runOnce,
    outcome: () => outcome,
    close: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

/** Whether the day that has ended last is still to be compared. */
export function isDue(now: number, last: { comparedAt: number | null; triedAt: number | null }): boolean {
  const from = Math.floor(now / DAY_MS) * DAY_MS + SETTLED_AFTER_MS;
  const isDone = last.comparedAt !== null && last.comparedAt >= from;
  const isTried = last.triedAt !== null && now - last.triedAt < AGAIN_AFTER_MS;
  return now >= from && !isDone && !isTried;
}

function lastComparedAt({ db }: InvoiceParts): number | null {
  return (
    db.orm
      .select({ at: max(invoiceDays.comparedAt) })
      .from(invoiceDays)
      .get()?.at ?? null
  );
}
