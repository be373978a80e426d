import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '#lib/errors';

/** The answers to programs that are under way, so that a process that stops can let them finish. */
export type InFlight = {
  /** @returns what says that the answer is over. @throws AppError `unavailable` once the process is stopping. */
  begin: () => () => void;
  count: () => number;
  /** Begins nothing more, and resolves when all are over or `graceMs` have passed. */
  stop: (graceMs: number) => Promise<void>;
};

export function openInFlight(): InFlight {
  let count = 0;
  let isStopping = false;
  const idle = Promise.withResolvers<void>();
  const tell = () => {
    if (isStopping && count === 0) idle.resolve();
  };
  return {
    begin: () => {
      if (isStopping)
        throw new AppError('unavailable', 'Parallax is stopping; try again in a few seconds.', { retryAfterS: 5 });
      count += 1;
      let isOver = false;
      return () => {
        if (isOver) return;
        isOver = true;
        count -= 1;
        tell();
      };
    },
    count: () => count,
    stop: async (graceMs) => {
      isStopping = true;
      tell();
      const patience = new AbortController();
      await Promise.race([idle.promise, sleep(graceMs, undefined, { signal: patience.signal }).catch(() => {})]);
      patience.abort();
    },
  };
}
