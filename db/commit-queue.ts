import { closeSync, existsSync, fdatasync, openSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { toStorageError, troubleOf } from './storage-error.ts';

/** How long a commit that nobody waits for may be without its sync. */
const SYNC_LATER_MS = 50;
/** How long writes wait for another program that writes, asking this often, and what other writes of ours wait each. */
const PATIENCE_MS = 5_000;
const ASK_EVERY_MS = 20;
export const BUSY_TIMEOUT_MS = 250;

type Sync = (fd: number, done: (error: Error | null) => void) => void;

type Member = {
  write: () => unknown;
  /** Whether its caller waits for the sync, not only for the commit. */
  isDurable: boolean;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
};

/** What is to be done with the entries of a batch, and one of them. */
type Gathered = { apply: Apply; entry: never };
type Apply = (entries: readonly never[]) => void;

export type CommitQueue = {
  commit: <T>(write: () => T) => Promise<T>;
  /** As `commit`, but answers once it is committed; the next sync, 50 ms later at most, is not waited for. */
  write: <T>(write: () => T) => Promise<T>;
  /** Keeps `entry` for the end of the batch, whose last writes are those of each `apply`. Outside a batch it is applied at once. */
  gather: <Entry>(apply: (entries: readonly Entry[]) => void, entry: Entry) => void;
  /** How many writes wait for their commit or its sync. */
  depth: () => number;
  /** Runs `task` while no commit is in flight; what arrives meanwhile waits. */
  whilePaused: (task: () => Promise<void>) => Promise<void>;
  /** Resolves when everything asked for so far is committed and synced. */
  drain: () => Promise<void>;
  close: () => void;
};

/**
 * Commits in batches on the one connection and answers only after an `fdatasync` of the WAL that began after the commit;
 * all who wait share one. A member of a batch fails alone (SAVEPOINT). A failed sync is fatal: what the disk holds is unknown.
 */
export function openCommitQueue(
  client: Database.Database,
  options: {
    onFatal: (error: Error) => void;
    onCommitted: () => void;
    onTrouble: (error: unknown) => void;
    sync?: Sync | undefined;
  },
): CommitQueue {
  const begin = client.prepare('BEGIN IMMEDIATE');
  const commitAll = client.prepare('COMMIT');
  const rollback = client.prepare('ROLLBACK');
  const savepoint = client.prepare('SAVEPOINT member');
  const release = client.prepare('RELEASE member');
  const rollbackTo = client.prepare('ROLLBACK TO member');
  const sync: Sync = options.sync ?? fdatasync;

  let queued: Member[] = [];
  let committed: { member: Member; value: unknown }[] = [];
  let syncing = 0;
  let gathered: Gathered[] = [];
  let isWriting = false;
  let isScheduled = false;
  let isSyncing = false;
  let pause: Promise<void> | null = null;
  let later: NodeJS.Timeout | undefined;
  let walFd: number | null = null;
  let busySince: number | null = null;
  const idle: (() => void)[] = [];

  const schedule = () => {
    if (isScheduled || pause) return;
    isScheduled = true;
    setImmediate(flush);
  };
  const enqueue = <T>(write: () => T, isDurable: boolean) =>
    new Promise<T>((resolve, reject) => {
      queued.push({ write, isDurable, resolve: resolve as (value: unknown) => void, reject });
      schedule();
    });

  const settleIdle = (): void => {
    if (queued.length || committed.length || isSyncing) return;
    if (later && idle.length) startSync();
    else for (const resolve of idle.splice(0)) resolve();
  };

  function flush() {
    isScheduled = false;
    if (pause || !queued.length) return settleIdle();
    const batch = queued;
    queued = [];
    if (!hasBegun(batch)) return;
    const done: { member: Member; value: unknown }[] = [];
    try {
      isWriting = true;
      for (const member of batch) runMember(member, done);
      applyGathered();
      commitAll.run();
    } catch (error) {
      if (client.inTransaction) rollback.run();
      return refuse(batch, error);
    } finally {
      isWriting = false;
      gathered = [];
    }
    for (const each of done) {
      if (each.member.isDurable) committed.push(each);
      else each.member.resolve(each.value);
    }
    options.onCommitted();
    later ??= setTimeout(startSync, SYNC_LATER_MS);
    if (committed.length || idle.length) startSync();
  }

  /** While another program writes, the batch waits for a while without holding up anything else. */
  function hasBegun(batch: Member[]): boolean {
    try {
      begin.run();
      if (busySince !== null) client.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
      busySince = null;
      return true;
    } catch (error) {
      if (troubleOf(error) === 'busy') {
        if (busySince === null) client.pragma('busy_timeout = 0');
        busySince ??= performance.now();
        if (performance.now() - busySince < PATIENCE_MS) {
          queued = [...batch, ...queued];
          setTimeout(schedule, ASK_EVERY_MS);
          return false;
        }
      }
      refuse(batch, error);
      return false;
    }
  }

  function refuse(batch: Member[], error: unknown) {
    options.onTrouble(error);
    for (const member of batch) member.reject(toStorageError(error));
    if (troubleOf(error) === 'broken') options.onFatal(error as Error);
    settleIdle();
  }

  function runMember(member: Member, done: { member: Member; value: unknown }[]) {
    const before = gathered.length;
    savepoint.run();
    try {
      done.push({ member, value: member.write() });
      release.run();
    } catch (error) {
      // A full disk rolls back the whole transaction; ROLLBACK TO would then hide the cause.
      if (!client.inTransaction) throw error;
      rollbackTo.run();
      release.run();
      gathered.length = before;
      if (troubleOf(error) !== null) throw error;
      member.reject(error);
    }
  }

  function applyGathered() {
    const entries = Map.groupBy(gathered, ({ apply }) => apply);
    for (const [apply, each] of entries) apply(each.map(({ entry }) => entry));
  }

  function startSync(): void {
    if (isSyncing) return;
    if (committed.length || later) syncCommitted();
    else settleIdle();
  }

  function syncCommitted() {
    clearTimeout(later);
    later = undefined;
    const batch = committed;
    committed = [];
    const fd = openWal();
    if (fd === null) {
      answer(batch);
      return settleIdle();
    }
    isSyncing = true;
    syncing = batch.length;
    sync(fd, (error) => {
      isSyncing = false;
      syncing = 0;
      if (error) {
        for (const { member } of batch) member.reject(error);
        options.onFatal(error);
        return;
      }
      answer(batch);
      startSync();
    });
  }

  function openWal(): number | null {
    if (walFd === null && !client.memory && existsSync(`${client.name}-wal`))
      walFd = openSync(`${client.name}-wal`, 'r+');
    return walFd;
  }

  return {
    commit: (write) => enqueue(write, true),
    write: (write) => enqueue(write, false),
    gather: (apply, entry) => {
      if (isWriting) gathered.push({ apply, entry: entry as never });
      else apply([entry]);
    },
    depth: () => queued.length + committed.length + syncing,
    whilePaused: async (task) => {
      while (pause) await pause;
      pause = task().finally(() => {
        pause = null;
        schedule();
      });
      await pause;
    },
    drain: () =>
      new Promise((resolve) => {
        idle.push(resolve);
        schedule();
      }),
    close: () => {
      if (walFd !== null) closeSync(walFd);
      walFd = null;
    },
  };
}

function answer(batch: { member: Member; value: unknown }[]) {
  for (const { member, value } of batch) member.resolve(value);
}
