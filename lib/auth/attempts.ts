import { createHmac } from 'node:crypto';
import { eq, gt, inArray, lte, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { members, passwordTries, refusedPasswords } from '#db/schema/auth';
import { AppError } from '#lib/errors';

const WINDOW_MS = 60_000;
const MAX_KEYS = 10_000;

/** Under what a try counts, and how many may fail under it within a minute. */
export type Limit = { readonly key: string; readonly max: number };

/** Counts tries of passwords that failed. Kept in the database: who guesses wins nothing by a restart. */
export type Attempts = {
  /**
   * Counts this try as a failure under each of the keys.
   * @throws AppError `rate_limited` when one of them has failed as often as it may; then it counts under none.
   */
  begin: (limits: readonly Limit[]) => Promise<void>;
  /**
   * The try went well. What was counted under the forgotten keys says nothing any more; of the forgiven ones only this try is taken
   * back.
   */
  succeed: (keys: { forgotten: readonly string[]; forgiven: string }) => Promise<void>;
  /** The try went wrong: the audit log is to be told, if the account is somebody's. Costs the same where it is nobody's. */
  refuse: (email: string, address: string) => Promise<void>;
};

type Parts = { db: Db; secret: { derive: (purpose: string) => Buffer } };

export function openAttempts({ db, secret }: Parts, now: () => number = Date.now): Attempts {
  const hashKey = secret.derive('password tries');
  // Whose account was tried, and from where, is not to be read in the file.
  const hash = (key: string) => createHmac('sha256', hashKey).update(key).digest('base64url');

  return {
    begin: (limits) =>
      db.write((orm) => {
        const at = now();
        // Rows lie in the order in which they end. When there are too many, somebody invents keys: the oldest go.
        const isTooMany = sql`rowid <= (select max(rowid) from ${passwordTries}) - ${MAX_KEYS}`;
        // One that ends later than any can was begun before the clock was set back.
        const isOver = or(lte(passwordTries.endsAt, at), gt(passwordTries.endsAt, at + WINDOW_MS));
        orm.delete(passwordTries).where(or(isOver, isTooMany)).run();
        for (const { key, max } of limits) {
          const { count, endsAt } = orm
            .insert(passwordTries)
            .values({ whoHash: hash(key), count: 1, endsAt: at + WINDOW_MS })
            .onConflictDoUpdate({ target: passwordTries.whoHash, set: { count: sql`${passwordTries.count} + 1` } })
            .returning()
            .get();
          if (count > max) throw tooMany(endsAt - at);
        }
      }),
    succeed: ({ forgotten, forgiven }) =>
      db.write((orm) => {
        orm
          .delete(passwordTries)
          .where(inArray(passwordTries.whoHash, forgotten.map(hash)))
          .run();
        orm
          .update(passwordTries)
          .set({ count: sql`max(${passwordTries.count} - 1, 0)` })
          .where(eq(passwordTries.whoHash, hash(forgiven)))
          .run();
      }),
    refuse: (email, address) =>
      db.write((orm) => {
        const known = orm.select({ id: members.id }).from(members).where(eq(members.email, email));
        orm
          .insert(refusedPasswords)
          .values({ memberId: sql`coalesce((${known}), '')`, tries: 1, address })
          .onConflictDoUpdate({
            target: refusedPasswords.memberId,
            set: { tries: sql`${refusedPasswords.tries} + 1`, address },
          })
          .run();
      }),
  };
}

function tooMany(leftMs: number): AppError {
  const retryAfterS = Math.ceil(leftMs / 1000);
  return new AppError('rate_limited', `Too many tries; wait ${retryAfterS} seconds and try again.`, { retryAfterS });
}
