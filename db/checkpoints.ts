import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { CommitQueue } from './commit-queue.ts';

const COMMITS_BETWEEN = 1000;
const IDLE_MS = 30_000;

export type Checkpoints = { onCommitted: () => void; close: () => Promise<void> };

/**
 * Moves the WAL into the database from a worker, twice: the second pass runs while no commit is in flight, or under steady
 * load the WAL would never start over and grow without end.
 * @param onMoved told how many pages could not be moved, because somebody still reads a state from before them.
 */
export function startCheckpoints(
  file: string,
  queue: () => CommitQueue,
  onMoved: (pagesLeft: number) => void,
): Checkpoints {
  let worker: Worker | null = null;
  let commits = 0;
  let pagesLeft = 0;
  let running: Promise<void> | null = null;

  const start = () => {
    const started = new Worker(new URL('./checkpointer.ts', import.meta.url), { workerData: { file } });
    started.unref();
    return started;
  };

  const pass = async () => {
    worker ??= start();
    const done = once(worker, 'message');
    worker.postMessage('checkpoint');
    const [left] = await done;
    pagesLeft = left as number;
  };

  const run = () => {
    commits = 0;
    running ??= pass()
      .then(() => queue().whilePaused(pass))
      .then(() => onMoved(pagesLeft))
      .catch(() => {
        worker = null;
      })
      .finally(() => {
        running = null;
      });
  };

  const timer = setInterval(() => commits > 0 && run(), IDLE_MS).unref();

  return {
    onCommitted: () => {
      commits += 1;
      if (commits >= COMMITS_BETWEEN) run();
    },
    close: async () => {
      clearInterval(timer);
      worker?.ref();
      await running;
      if (!worker) return;
      const exited = once(worker, 'exit');
      worker.postMessage('close');
      await exited;
    },
  };
}
