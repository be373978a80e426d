import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '#db/client';
import { favouriteModels } from '#db/schema/library';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { parseInput } from '#lib/parse-input';
import { readFavourites, requirePerson } from './list-favourites.ts';
import type { Model } from './model.ts';

const MOST = 100;

const SetFavouriteInput = z.object({ model: z.string().min(1).max(200), isFavourite: z.boolean() });

/**
 * Puts a model on top of the member's pickers, or takes it away. Twice is as good as once.
 * @throws AppError `unknown_model` for one that the catalogue does not know and that is to be added; `conflict` past a hundred.
 */
export async function setFavourite(
  app: { db: Db; catalogue: { find: (id: string) => Model | null } },
  principal: Principal,
  input: unknown,
): Promise<string[]> {
  const memberId = requirePerson(principal);
  const { model, isFavourite } = parseInput(SetFavouriteInput, input);
  const found = app.catalogue.find(model);
  if (isFavourite && !found)
    throw new AppError('unknown_model', `There is no model “${model}” in the catalogue.`, { field: 'model' });
  return app.db.commit((orm) => {
    if (!isFavourite) {
      orm
        .delete(favouriteModels)
        .where(and(eq(favouriteModels.memberId, memberId), eq(favouriteModels.model, model)))
        .run();
      return readFavourites(orm, memberId);
    }
    orm
      .insert(favouriteModels)
      .values({ memberId, model: found?.id ?? model, createdAt: Date.now() })
      .onConflictDoNothing()
      .run();
    const favourites = readFavourites(orm, memberId);
    if (favourites.length > MOST) throw new AppError('conflict', `You have ${MOST} favourites; remove one first.`);
    return favourites;
  });
}
