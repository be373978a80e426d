import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { startCheckpoints } from './checkpoints.ts';
import { BUSY_TIMEOUT_MS, openCommitQueue } from './commit-queue.ts';
import { openReader, type Query, type Row, readOn } from './reader.ts';
import type { Reserve } from './reserve.ts';
import { noRoom, troubleOf } from './storage-error.ts';

/** What a log that has grown is cut to when it begins anew. */
const LOG_KEPT_BYTES = 64 * 1024 * 1024;

export type Orm = BetterSQLite3Database;

export type Db = {
  /** Drizzle over the one connection. Reads, and writes that need not survive a power cut (the event journal). */
  orm: Orm;
  client: Database.Database;
  /** The statements that `make` prepares, made once per database. `make` must be a named function, not a closure. */
  prepared: <T>(make: (orm: Orm, client: Database.Database) => T) => T;
  /**
   * Runs `write` in a transaction and resolves with its result once that is on the disk. `write` is synchronous; when it
   * throws, nothing of it is kept and the promise rejects with what it threw.
   */
  commit: <T>(write: (orm: Orm) => T) => Promise<T>;
  /** As `commit`, but resolves before the sync: what it wrote outlives this process, and a power cut only 50 ms later. */
  write: <T>(write: (orm: Orm) => T) => Promise<T>;
  /**
   * Hands `entry` to `apply` with those of all writes that are committed together, once, in their transaction: for sums that many of
   * them add to. A write that throws takes its entries with it. Outside a commit, `apply` gets the entry at once.
   */
  gather: <Entry>(apply: (entries: readonly Entry[]) => void, entry: Entry) => void;
  /** Answers SELECTs from one state of the database, on a thread of its own: for what may be too slow for the serving thread. */
  read: (queries: readonly Query[]) => Promise<Row[][]>;
  /** To stand before what costs money. @throws AppError `insufficient_storage` while the disk is full. */
  requireRoom: () => void;
  /** Told of an error outside `commit` that the disk may be behind: a full one gives up its reserve. Returns whether it is. */
  isFull: (error: unknown) => boolean;
  /** How many writes wait for their commit or its sync. */
  depth: () => number;
  /** Resolves when everything asked for so far is on the disk. */
  drain: () => Promise<void>;
  close: () => Promise<void>;
};

type Options = {
  /** Called when a sync failed: what the disk holds is unknown and the process must end. */
  onFatal?: (error: Error) => void;
  /** Called when a write failed for want of room, a lock or the right to write. */
  onTrouble?: ((error: unknown) => void) | undefined;
  /** Called after the log was moved into the database, with how many pages of it could not be. */
  onMoved?: (client: Database.Database, pagesLeft: number) => void;
  reserve?: Reserve | undefined;
  /** Replaces fdatasync; for tests of order and of failure. */
  sync?: (fd: number, done: (error: Error | null) => void) => void;
};

/** Opens a database file, `:memory:` for tests. Runs no migration; see `migrate`. */
export function openDb(file: string, options: Options = {}): Db {
  const client = new Database(file);
  client.pragma('journal_mode = WAL');
  client.pragma('synchronous = NORMAL');
  client.pragma('foreign_keys = ON');
  client.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  client.pragma('wal_autocheckpoint = 0');
  client.pragma(`journal_size_limit = ${LOG_KEPT_BYTES}`);
  client.pragma('temp_store = MEMORY');
  client.pragma('cache_size = -32768');
  const orm = drizzle({ client, casing: 'snake_case' });
  const statements = new Map<unknown, unknown>();
  const reader = client.memory ? null : openReader(file);
  const checkpoints = client.memory
    ? null
    : startCheckpoints(
        file,
        () => queue,
        (pagesLeft) => options.onMoved?.(client, pagesLeft),
      );
  const isFull = (error: unknown) => {
    const isSo = troubleOf(error) === 'full';
    if (isSo) options.reserve?.free();
    return isSo;
  };
  const queue = openCommitQueue(client, {
    onTrouble: (error) => {
      isFull(error);
      options.onTrouble?.(error);
    },
    onFatal: options.onFatal ?? failLoudly,
    onCommitted: () => checkpoints?.onCommitted(),
    sync: options.sync,
  });

  const prepared: Db['prepared'] = (make) => {
    if (!statements.has(make)) statements.set(make, make(orm, client));
    return statements.get(make) as ReturnType<typeof make>;
  };
  return {
    orm,
    client,
    prepared,
    commit: (write) => queue.commit(() => write(orm)),
    write: (write) => queue.write(() => write(orm)),
    gather: (apply, entry) => queue.gather(apply, entry),
    read: async (queries) => (reader ? reader.read(queries) : readOn(client, queries)),
    requireRoom: () => {
      if (options.reserve?.isFree()) throw noRoom();
    },
    isFull,
    depth: queue.depth,
    drain: queue.drain,
    close: async () => {
      await reader?.close();
      await queue.drain();
      await checkpoints?.close();
      queue.close();
      client.close();
    },
  };
}

function failLoudly(error: Error): void {
  queueMicrotask(() => {
    throw error;
  });
}
