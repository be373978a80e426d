import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { AppError } from '#lib/errors';

const AT_ONCE = 2;
const WAITING_MAX = 50;

export type Hasher = {
  hash: (password: string) => Promise<string>;
  verify: (pair: { hash: string; password: string }) => Promise<boolean>;
};

/**
 * Hashes passwords, two at a time. Each takes 90 ms of one of Node's four threads, and the syncs of the ledger wait for the
 * same four: without a gate, anybody could hold up money by guessing passwords.
 * @throws AppError `rate_limited` when too many wait.
 */
export function openHasher(work: Hasher = { hash: hashPassword, verify: verifyPassword }): Hasher {
  let running = 0;
  const waiting: (() => void)[] = [];

  const enter = async () => {
    if (running < AT_ONCE) {
      running += 1;
      return;
    }
    if (waiting.length >= WAITING_MAX) {
      throw new AppError('rate_limited', 'Too many people are signing in at once; try again in a few seconds.', {
        retryAfterS: 5,
      });
    }
    await new Promise<void>((resolve) => waiting.push(resolve));
  };

  // Who leaves hands the place on, so that `running` stays as it is.
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };

  const gated = async <T>(task: () => Promise<T>): Promise<T> => {
    await enter();
    try {
      return await task();
    } finally {
      leave();
    }
  };

  return { hash: (password) => gated(() => work.hash(password)), verify: (pair) => gated(() => work.verify(pair)) };
}
