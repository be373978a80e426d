/**
 * `outside`: no call of ours. `upstream_more`, `ours_more`: by how much they differ. `unsettled`: calls of ours are not settled yet.
 * `untold`: upstream lists it without a cost.
 */
export type DifferenceKind = 'outside' | 'upstream_more' | 'ours_more' | 'unsettled' | 'untold';

/** What came of asking upstream. `no_key`: there is no management key. `refused`: the key may not ask. */
export type InvoiceOutcome = {
  readonly state: 'compared' | 'no_key' | 'refused' | 'failed';
  /** Epoch milliseconds. */
  readonly at: number;
  /** Upstream's own words, where it did not answer. */
  readonly message: string | null;
};

/** A day and model of which upstream's sum is not the ledger's. Dollars are exact decimal strings; null is unknown, never zero. */
export type InvoiceDifference = {
  readonly id: string;
  readonly date: string;
  readonly model: string;
  readonly kind: DifferenceKind;
  readonly upstreamUsd: string | null;
  readonly upstreamRequests: number | null;
  readonly bookedUsd: string | null;
  readonly bookedCalls: number;
  readonly estimatedCalls: number;
  readonly unsettledCalls: number;
  readonly heldUsd: string;
  /** How far upstream's sum lies above ours, or below it with a minus; null where one of them is not known. */
  readonly apartUsd: string | null;
  readonly review: { readonly at: number; readonly by: string | null } | null;
};

export type InvoiceDay = {
  readonly date: string;
  readonly upstreamUsd: string | null;
  readonly bookedUsd: string;
  readonly roundingUsd: string;
  readonly unsettledCalls: number;
  /** Those that are settled. */
  readonly differences: number;
};

/** What upstream says it billed, held against the ledger: newest first, differences that nobody has looked at before the others. */
export type InvoiceView = {
  /** Whose sums. Null while nobody can be asked. */
  readonly source: 'openrouter' | 'sandbox' | null;
  /** What came of the last try since the server started; null before it. */
  readonly outcome: InvoiceOutcome | null;
  readonly comparedAt: number | null;
  readonly days: readonly InvoiceDay[];
  readonly differences: readonly InvoiceDifference[];
  /** How many more nobody has looked at: they are listed once some of those are marked as seen. */
  readonly unlisted: number;
};
