import { closeSync, existsSync, openSync, readFileSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { stepsFor } from './require-sound-file.ts';

const HEADER_BYTES = 100;
/** Of the database's header: 1 says that it has no write-ahead log. */
const WRITE_VERSION_AT = 18;
/** Of the database's header: grows with each commit that changes it, and gets there only from the log. */
const COUNTER_AT = 24;
/** Of the log's header: one more each time the log begins anew. */
const SALT_AT = 16;
const MOST_BEGINNINGS = 2 ** 20;

/** What was on the disk when the log began: by it a log that is lost, or of another database, is noticed. */
type Mark = { readonly counter: number; readonly salt: number };

/**
 * SQLite takes whatever lies beside a database as its log, and a lost log for none. To stand before the opening.
 * @throws Error in words when the log is not the database's, or when commits were in one that is not there any more.
 */
export function requireOwnLog(file: string): void {
  const header = readHeader(file);
  if (!header) return;
  const log = readHeader(`${file}-wal`);
  if (log && header[WRITE_VERSION_AT] === 1) throw notOwn(file);
  const mark = readMark(file);
  // What was in the log has reached the database since: whatever lies there now began later.
  if (!mark || header.readUInt32BE(COUNTER_AT) !== mark.counter) return;
  if (!log) {
    throw new Error(
      `${file}-wal is missing, and the newest commits were in it. Put it back beside ${file}. If it is lost, remove ${markOf(file)} to go on without them. ${stepsFor(file)}`,
    );
  }
  const beginnings = (log.readUInt32BE(SALT_AT) - mark.salt) >>> 0;
  if (beginnings > MOST_BEGINNINGS) throw notOwn(file);
}

/** Notes which log belongs to an open database. What it writes for that puts the header into the log. */
export function markLog(client: Database.Database): void {
  client.pragma(`application_id = ${client.pragma('application_id', { simple: true })}`);
  const header = readHeader(client.name);
  const log = readHeader(`${client.name}-wal`);
  if (!header || !log) return;
  const mark: Mark = { counter: header.readUInt32BE(COUNTER_AT), salt: log.readUInt32BE(SALT_AT) };
  // Not synced: after a power cut an older mark says too little, and never something wrong.
  writeFileSync(`${markOf(client.name)}.partial`, JSON.stringify(mark));
  renameSync(`${markOf(client.name)}.partial`, markOf(client.name));
}

/** After the last close, which leaves no log. */
export function dropMark(file: string): void {
  if (!existsSync(`${file}-wal`)) rmSync(markOf(file), { force: true });
}

function markOf(file: string): string {
  return `${file}-mark`;
}

function notOwn(file: string): Error {
  return new Error(
    `${file}-wal is not the log of ${file}, but of another database or of another state of it. Put the two that belong together side by side, or move the log away. ${stepsFor(file)}`,
  );
}

function readMark(file: string): Mark | null {
  try {
    return JSON.parse(readFileSync(markOf(file), 'utf8')) as Mark;
  } catch {
    return null;
  }
}

/** The first bytes; null where there is no file or not enough in it. */
function readHeader(file: string): Buffer | null {
  if (!existsSync(file)) return null;
  const fd = openSync(file, 'r');
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    return readSync(fd, header) === HEADER_BYTES ? header : null;
  } finally {
    closeSync(fd);
  }
}
