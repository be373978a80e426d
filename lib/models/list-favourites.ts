import { asc, eq } from 'drizzle-orm';
import type { Db, Orm } from '#db/client';
import { favouriteModels } from '#db/schema/library';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';

/** The ids of the member's favourite models, the first chosen first. */
export async function listFavourites(app: { db: Db }, principal: Principal): Promise<string[]> {
  return readFavourites(app.db.orm, requirePerson(principal));
}

/** @throws AppError `forbidden` for a key, which has no favourites. */
export function requirePerson(principal: Principal): string {
  if (principal.kind !== 'member') throw new AppError('forbidden', 'A key has no favourite models; sign in instead.');
  return principal.memberId;
}

export function readFavourites(orm: Orm, memberId: string): string[] {
  return orm
    .select({ model: favouriteModels.model })
    .from(favouriteModels)
    .where(eq(favouriteModels.memberId, memberId))
    .orderBy(asc(favouriteModels.createdAt), asc(favouriteModels.model))
    .all()
    .map(({ model }) => model);
}
