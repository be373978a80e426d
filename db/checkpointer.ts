import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';

// Runs in a worker with a connection of its own: a checkpoint on the main thread makes every stream late.
const client = new Database((workerData as { file: string }).file);
client.pragma('busy_timeout = 5000');
client.pragma('synchronous = NORMAL');

parentPort?.on('message', (message: 'checkpoint' | 'close') => {
  if (message === 'checkpoint') {
    let pages = 0;
    try {
      const [moved] = client.pragma('wal_checkpoint(PASSIVE)') as { log: number; checkpointed: number }[];
      pages = moved ? moved.log - moved.checkpointed : 0;
    } finally {
      parentPort?.postMessage(pages);
    }
    return;
  }
  client.close();
  parentPort?.close();
});
