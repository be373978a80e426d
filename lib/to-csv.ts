import { pipeline, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';

type Cell = string | number | null;

/**
 * CSV for spreadsheets, streamed at the reader's pace. Text that a spreadsheet would run as a formula is defused by a leading
 * apostrophe.
 */
export function toCsv(columns: readonly string[], records: AsyncIterable<readonly Cell[]>): Readable {
  // The byte order mark tells Excel that names are UTF-8.
  const format = stringify({
    header: true,
    columns: [...columns],
    escape_formulas: true,
    bom: true,
    record_delimiter: 'windows',
  });
  return pipeline(Readable.from(records), format, () => {});
}
