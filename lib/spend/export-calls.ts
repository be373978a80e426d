import type { Readable } from 'node:stream';
import { and } from 'drizzle-orm';
import type { Db } from '#db/client';
import type { Principal } from '#lib/auth/principal';
import { parseInput } from '#lib/parse-input';
import { toCsv } from '#lib/to-csv';
import { CallFilter, conditionsOf } from './call-filter.ts';
import { pageCalls } from './page-calls.ts';
import { toRange, UtcDay } from './spend-range.ts';
import { CSV_HEADER, toCsvRecord } from './to-csv-record.ts';
import { requireWhose } from './whose-calls.ts';

/** A range of UTC days, both included, and what else narrows a list of calls. */
const ExportCallsInput = CallFilter.extend({ from: UtcDay, to: UtcDay });

/**
 * The calls of a range as CSV, one row each, oldest first: everybody's for owners and admins, else one's own. Streams page by
 * page at the reader's pace. Text that a spreadsheet would run as a formula is defused by a leading apostrophe.
 *
 * @throws AppError forbidden for a viewer, invalid_request for a range that cannot be.
 */
export function exportCalls(
  app: { db: Db },
  principal: Principal,
  input: unknown,
): { fileName: string; content: Readable } {
  const wanted = parseInput(ExportCallsInput, input);
  const { from, to } = wanted;
  const only = and(requireWhose(principal) ?? undefined, ...conditionsOf(wanted));
  const content = toCsv(CSV_HEADER, recordsOf(pageCalls(app.db, toRange(from, to), only)));
  return { fileName: `parallax-calls-${from}-to-${to}.csv`, content };
}

async function* recordsOf(pages: ReturnType<typeof pageCalls>) {
  for await (const page of pages) yield* page.map(toCsvRecord);
}
