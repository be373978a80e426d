import type { Receipt } from '#lib/spend/receipt';
import { billedBy } from './billed-by.ts';
import type { RunView } from './view.ts';

/** Reads receipts from the ledger, by call id; those that the principal may not see are left out. */
export type ReadReceipts = (callIds: readonly string[]) => Promise<Readonly<Record<string, Receipt>>>;

/** Puts what each call cost beside the run that made it. */
export async function addReceipts(callIds: ReadonlyMap<RunView, string>, readReceipts: ReadReceipts): Promise<void> {
  const receipts = await readReceipts([...new Set(callIds.values())]);
  for (const [run, callId] of callIds) {
    run.receipt = receipts[callId] ?? null;
    // What was not known when the run ended may have been found out since.
    if (run.error && run.receipt) run.error = { ...run.error, billed: billedBy(run.receipt) };
  }
}
