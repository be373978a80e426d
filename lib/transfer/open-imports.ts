import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { AppError } from '#lib/errors';
import type { ThreadSays } from './import-thread.ts';
import type { Filing, Slice } from './to-slices.ts';

/** With the one that is read. */
const MOST_WAITING = 4;
/** More than a file takes that `parseBounded` lets through, whatever little the machine would give by itself. */
const MOST_MEMORY_MB = 2048;

export type Takers = {
  /** Told what the file names, answers how to file it. What it throws ends the import. */
  file: (read: { model: string; named: readonly string[] }) => Filing;
  /** Takes one slice after the other. */
  write: (slice: Slice) => Promise<void>;
  /** Told that all was written. */
  end: () => Promise<void>;
  /** Told that the import failed, whatever failed; the server does not stop before. */
  undo: () => Promise<void>;
};

export type Imports = {
  /**
   * Reads the body of an import on a thread of its own; the serving thread gets it in slices.
   * @throws AppError as `parseImport` does, and what the takers throw; `rate_limited` when too many wait, `unavailable` when the server stops.
   */
  take: (body: Uint8Array, takers: Takers) => Promise<void>;
  close: () => Promise<void>;
};

/** Imports, one at a time: each may take hundreds of megabytes while it is read. */
export function openImports(): Imports {
  let last: Promise<void> = Promise.resolve();
  let waiting = 0;
  let thread: Worker | null = null;
  let isClosed = false;

  const takeNow = async (body: Uint8Array, takers: Takers) => {
    if (isClosed) throw stopping();
    thread = new Worker(new URL('./import-thread.ts', import.meta.url), {
      workerData: { body },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    // Whoever follows it hears of an error; one that comes after is of no interest.
    thread.on('error', () => {});
    try {
      await followThread(thread, takers);
      await takers.end();
    } catch (error) {
      // What cannot be undone now is out of sight, and swept.
      await takers.undo().catch(() => {});
      throw error;
    } finally {
      await thread.terminate();
      thread = null;
    }
  };

  return {
    take: async (body, takers) => {
      if (waiting >= MOST_WAITING)
        throw new AppError('rate_limited', 'Other files are being imported; try again in a minute.', {
          retryAfterS: 60,
        });
      waiting += 1;
      const taking = last
        .then(() => takeNow(body, takers))
        .finally(() => {
          waiting -= 1;
        });
      last = taking.catch(() => {});
      await taking;
    },
    close: async () => {
      isClosed = true;
      await thread?.terminate();
      await last;
    },
  };
}

async function followThread(thread: Worker, takers: Takers): Promise<void> {
  const messages = on(thread, 'message', { close: ['exit'] }) as AsyncIterable<[ThreadSays]>;
  for await (const [said] of messages) {
    switch (said.kind) {
      case 'read':
        thread.postMessage(takers.file(said));
        break;
      case 'slice':
        await takers.write(said.slice);
        thread.postMessage('next');
        break;
      case 'done':
        return;
      case 'refused':
        throw new AppError(said.code, said.message, said.details);
    }
  }
  throw stopping();
}

function stopping(): AppError {
  return new AppError('unavailable', 'Parallax is stopping; import the file again in a moment.', { retryAfterS: 5 });
}
