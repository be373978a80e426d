import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';

// Runs in a worker with a connection of its own: a checkpoint on the main thread makes every stream late.
const client = new Database((workerData as { file: string }).file);
client.pragma('busy_timeout = 5000');
client.pragma('synchronous = NORMAL');

parentPort?.on('message', (message: 'checkpoint' | 'close') => {
  if (message === 'checkpoint') {
    try {
      client.pragma('wal_checkpoint(PASSIVE)');
    } finally {
      parentPort?.postMessage('done');
    }
    return;
  }
  client.close();
  parentPort?.close();
});
