import { Worker } from 'node:worker_threads';
import type Database from 'better-sqlite3';
import { AppError } from '#lib/errors';

/** One SELECT, as drizzle's `toSQL()` gives it. Columns without a name of their own need an alias. */
export type Query = { readonly sql: string; readonly params: readonly unknown[] };
export type Row = Record<string, unknown>;

export type Reader = {
  /** @throws AppError `unavailable` when it takes longer than the limit. */
  read: (queries: readonly Query[]) => Promise<Row[][]>;
  close: () => Promise<void>;
};

export type ReaderAnswer = { id: number; rows: Row[][] } | { id: number; error: Error };

type Asked = {
  queries: readonly Query[];
  resolve: (rows: Row[][]) => void;
  reject: (error: Error) => void;
};

const LIMIT_MS = 30_000;

/**
 * Reads on a thread with a read-only connection of its own, started when first used: a slow question on the serving thread
 * makes every stream late. The queries of one `read` see one state of the database.
 *
 * One that takes longer than `limitMs` is given up with its thread, since the log cannot be moved into the database while a state from
 * before it is read. SQLite ends it at its next row; what waited behind it goes to another thread.
 */
export function openReader(file: string, { limitMs = LIMIT_MS }: { limitMs?: number } = {}): Reader {
  const waiting = new Map<number, Asked>();
  const givenUp = new Set<Promise<unknown>>();
  let lastId = 0;
  let worker: Worker | null = null;
  let timer: NodeJS.Timeout | undefined;

  const start = () => {
    const started = new Worker(new URL('./reader-thread.ts', import.meta.url), { workerData: { file } });
    started.unref();
    started.on('message', (answer: ReaderAnswer) => {
      if (worker !== started) return;
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ('error' in answer) asked?.reject(answer.error);
      else asked?.resolve(answer.rows);
      if (waiting.size === 0) started.unref();
      watch();
    });
    started.on('error', (error: Error) => worker === started && fail(error));
    started.on('exit', () => worker === started && fail(new Error('The reader thread ended')));
    return started;
  };

  const fail = (error: Error) => {
    worker = null;
    clearTimeout(timer);
    for (const asked of waiting.values()) asked.reject(error);
    waiting.clear();
  };

  const send = (id: number, { queries }: Asked) => {
    worker ??= start();
    worker.ref();
    worker.postMessage({ id, queries });
  };

  /** The thread works on the first that waits; its time begins when it is the first. */
  const watch = () => {
    clearTimeout(timer);
    if (waiting.size > 0) timer = setTimeout(giveUp, limitMs).unref();
  };

  const giveUp = () => {
    const [first] = waiting;
    if (!first || !worker) return;
    const [id, asked] = first;
    waiting.delete(id);
    asked.reject(new AppError('unavailable', 'This took too long to work out; ask for a shorter time.'));
    const stuck = worker.terminate().finally(() => givenUp.delete(stuck));
    givenUp.add(stuck);
    worker = null;
    for (const [later, each] of waiting) send(later, each);
    watch();
  };

  return {
    read: (queries) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        const asked = { queries, resolve, reject };
        waiting.set(lastId, asked);
        send(lastId, asked);
        if (waiting.size === 1) watch();
      }),
    close: async () => {
      clearTimeout(timer);
      await worker?.terminate();
      await Promise.all(givenUp);
    },
  };
}

/** The same on a connection that is already open; the thread's own way of answering, and all there is for a memory database. */
export function readOn(client: Database.Database, queries: readonly Query[]): Row[][] {
  const readAll = client.transaction(() =>
    queries.map(({ sql, params }) => client.prepare(sql).all(...params) as Row[]),
  );
  return readAll.deferred();
}
