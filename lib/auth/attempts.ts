import { AppError } from '#lib/errors';

const WINDOW_MS = 60_000;
const MAX_KEYS = 10_000;

type Window = { count: number; endsAt: number };

/** Counts tries that failed. Not kept over a restart. */
export type Attempts = {
  /** @throws AppError `rate_limited` when `key` has failed `max` times within a minute. Counts this try as a failure. */
  begin: (key: string, max: number) => void;
  /** The try went well: what was counted for `key` is forgotten. */
  succeed: (key: string) => void;
  /** The try went well, and says nothing of the others that were counted for `key`: only this one is taken back. */
  forgive: (key: string) => void;
};

export function openAttempts(now: () => number = Date.now): Attempts {
  const windows = new Map<string, Window>();

  // Windows lie in the order in which they end. When it is full of ones that have not, somebody invents keys: the oldest go.
  const makeRoom = (at: number) => {
    for (const [key, window] of windows) {
      if (window.endsAt > at && windows.size < MAX_KEYS) return;
      windows.delete(key);
    }
  };

  return {
    begin: (key, max) => {
      const at = now();
      makeRoom(at);
      const window = windows.get(key) ?? { count: 0, endsAt: at + WINDOW_MS };
      if (window.count >= max) {
        const retryAfterS = Math.ceil((window.endsAt - at) / 1000);
        throw new AppError('rate_limited', `Too many tries; wait ${retryAfterS} seconds and try again.`, {
          retryAfterS,
        });
      }
      windows.set(key, { ...window, count: window.count + 1 });
    },
    succeed: (key) => {
      windows.delete(key);
    },
    forgive: (key) => {
      const window = windows.get(key);
      if (window && window.count > 0) windows.set(key, { ...window, count: window.count - 1 });
    },
  };
}
