import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { type Query, type ReaderAnswer, readOn } from './reader.ts';

const client = new Database((workerData as { file: string }).file, { readonly: true });
client.pragma('busy_timeout = 5000');
client.pragma('temp_store = MEMORY');
client.pragma('cache_size = -32768');

parentPort?.on('message', ({ id, queries }: { id: number; queries: readonly Query[] }) => {
  parentPort?.postMessage(answer(id, queries));
});

function answer(id: number, queries: readonly Query[]): ReaderAnswer {
  try {
    return { id, rows: readOn(client, queries) };
  } catch (error) {
    return { id, error: error as Error };
  }
}
