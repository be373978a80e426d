import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { Db } from '#db/client';
import type { Principal } from '#lib/auth/principal';
import { parseInput } from '#lib/parse-input';
import { toCsv } from '#lib/to-csv';
import { pageCalls } from './page-calls.ts';
import { toRange, UtcDay } from './spend-range.ts';
import { CSV_HEADER, toCsvRecord } from './to-csv-record.ts';
import { requireWhose } from './whose-calls.ts';

/** UTC days, both included. */
const ExportCallsInput = z.object({ from: UtcDay, to: UtcDay });

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
  const { from, to } = parseInput(ExportCallsInput, input);
  const range = toRange(from, to);
  const whose = requireWhose(principal);
  const content = toCsv(CSV_HEADER, recordsOf(pageCalls(app.db, range, whose)));
  return { fileName: `parallax-calls-${from}-to-${to}.csv`, content };
}

async function* recordsOf(pages: ReturnType<typeof pageCalls>) {
  for await (const page of pages) yield* page.map(toCsvRecord);
}
