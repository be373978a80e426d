import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Db, Orm } from '#db/client';
import { verifications } from '#db/schema/auth';
import { AppError } from '#lib/errors';

const ID = 'setup';
const LIFE_MS = 7 * 24 * 3600 * 1000;

/** Makes the token of the first run, of which the database keeps only a hash. One made earlier is void from now on. */
export async function createSetupToken(app: { db: Db }): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const now = new Date();
  const row = {
    identifier: ID,
    value: hash(token),
    expiresAt: new Date(now.getTime() + LIFE_MS),
    createdAt: now,
    updatedAt: now,
  };
  await app.db.commit((orm) =>
    orm
      .insert(verifications)
      .values({ id: ID, ...row })
      .onConflictDoUpdate({ target: verifications.id, set: row })
      .run(),
  );
  return token;
}

/** @throws AppError `forbidden` for a token that is not, or no longer, the one that was printed. */
export function requireSetupToken(orm: Orm, token: string): void {
  const row = orm.select().from(verifications).where(eq(verifications.id, ID)).get();
  const isRight =
    row !== undefined &&
    row.expiresAt > new Date() &&
    timingSafeEqual(Buffer.from(row.value), Buffer.from(hash(token)));
  if (isRight) return;
  const message = 'The set-up link is not valid any more; restart Parallax and open the link that it prints.';
  throw new AppError('forbidden', message, { field: 'token' });
}

/** Voids the token, in the transaction that made its use. */
export function dropSetupToken(orm: Orm): void {
  orm.delete(verifications).where(eq(verifications.id, ID)).run();
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
