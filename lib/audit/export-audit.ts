import { Readable } from 'node:stream';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Db } from '#db/client';
import type { Principal } from '#lib/auth/principal';
import { parseInput } from '#lib/parse-input';
import { toCsv } from '#lib/to-csv';
import { AuditFilter, conditionOf, requireReader } from './audit-query.ts';
import type { Entry } from './hash-entry.ts';
import { pageAudit } from './page-audit.ts';

type AuditFile = { fileName: string; content: Readable };

/** The columns of the export and how each is read from an entry. */
const COLUMNS: Record<string, (entry: Entry) => string | number | null> = {
  number: (entry) => entry.number,
  at: (entry) => new Date(entry.at).toISOString(),
  actor: (entry) => entry.actorKind,
  member: (entry) => entry.memberName,
  member_id: (entry) => entry.memberId,
  key: (entry) => entry.keyName,
  key_id: (entry) => entry.keyId,
  action: (entry) => entry.action,
  target: (entry) => entry.targetName,
  target_id: (entry) => entry.targetId,
  details: (entry) => entry.details,
  hash: (entry) => entry.hash,
};

/**
 * The audit log or what a filter leaves of it, oldest first, as CSV or as one JSON object a line. The lines hold every column that the
 * hashes are made of, so that the chain can be worked out again from the file.
 * @throws AppError `forbidden` below admin, `invalid_request`.
 */
export function exportAudit(app: { db: Db }, principal: Principal, form: 'csv' | 'jsonl', input: unknown): AuditFile {
  requireReader(principal);
  const entries = entriesOf(app.db, parseInput(AuditFilter, input));
  const fileName = `parallax-audit-${new Date().toISOString().slice(0, 10)}.${form}`;
  if (form === 'csv') return { fileName, content: toCsv(Object.keys(COLUMNS), map(entries, toRecord)) };
  return { fileName, content: Readable.from(map(entries, toLine), { objectMode: false }) };
}

async function* entriesOf(db: Db, filter: ReturnType<typeof AuditFilter.parse>): AsyncGenerator<Entry> {
  for (const page of pageAudit(db.orm, conditionOf(filter))) {
    yield* page;
    await breathe();
  }
}

async function* map<From, To>(source: AsyncIterable<From>, change: (one: From) => To): AsyncGenerator<To> {
  for await (const one of source) yield change(one);
}

function toRecord(entry: Entry): (string | number | null)[] {
  return Object.values(COLUMNS).map((read) => read(entry));
}

function toLine({ details, ...entry }: Entry): string {
  return `${JSON.stringify({ ...entry, details: JSON.parse(details) })}\n`;
}
