import { Worker } from 'node:worker_threads';
import type Database from 'better-sqlite3';

/** One SELECT, as drizzle's `toSQL()` gives it. Columns without a name of their own need an alias. */
export type Query = { readonly sql: string; readonly params: readonly unknown[] };
export type Row = Record<string, unknown>;

export type Reader = {
  read: (queries: readonly Query[]) => Promise<Row[][]>;
  close: () => Promise<void>;
};

export type ReaderAnswer = { id: number; rows: Row[][] } | { id: number; error: Error };

type Waiting = { resolve: (rows: Row[][]) => void; reject: (error: Error) => void };

/**
 * Reads on a thread with a read-only connection of its own, started when first used: a slow question on the serving thread
 * makes every stream late. The queries of one `read` see one state of the database.
 */
export function openReader(file: string): Reader {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let worker: Worker | null = null;

  const start = () => {
    const started = new Worker(new URL('./reader-thread.ts', import.meta.url), { workerData: { file } });
    started.unref();
    started.on('message', (answer: ReaderAnswer) => {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ('error' in answer) asked?.reject(answer.error);
      else asked?.resolve(answer.rows);
      if (waiting.size === 0) started.unref();
    });
    started.on('error', (error: Error) => fail(error));
    started.on('exit', () => fail(new Error('The reader thread ended')));
    return started;
  };

  const fail = (error: Error) => {
    worker = null;
    for (const asked of waiting.values()) asked.reject(error);
    waiting.clear();
  };

  return {
    read: (queries) =>
      new Promise((resolve, reject) => {
        worker ??= start();
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        worker.ref();
        worker.postMessage({ id: lastId, queries });
      }),
    close: async () => {
      await worker?.terminate();
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
