import { expect, test } from 'vitest';
import { testDb } from '#db/testing';
import { addMember } from '#lib/keys/testing';
import { listFavourites } from './list-favourites.ts';
import type { Model } from './model.ts';
import { setFavourite } from './set-favourite.ts';

function room() {
  const db = testDb();
  const find = (id: string) => (id.startsWith('a/') ? ({ id } as Model) : null);
  return { app: { db, catalogue: { find } }, ada: addMember(db, 'ada'), vic: addMember(db, 'vic', 'viewer') };
}

test('favourites are the member’s own, in the order they were chosen, each once', async () => {
  const { app, ada, vic } = room();
  await setFavourite(app, ada, { model: 'a/2', isFavourite: true });
  await setFavourite(app, ada, { model: 'a/1', isFavourite: true });
  expect(await setFavourite(app, ada, { model: 'a/2', isFavourite: true })).toHaveLength(2);
  expect(await setFavourite(app, vic, { model: 'a/3', isFavourite: true })).toEqual(['a/3']);
  expect(new Set(await listFavourites(app, ada))).toEqual(new Set(['a/1', 'a/2']));
});

test('taking one away twice is as good as once, also when the catalogue lost it', async () => {
  const { app, ada } = room();
  await setFavourite(app, ada, { model: 'a/1', isFavourite: true });
  app.catalogue.find = () => null;
  expect(await setFavourite(app, ada, { model: 'a/1', isFavourite: false })).toEqual([]);
  expect(await setFavourite(app, ada, { model: 'a/1', isFavourite: false })).toEqual([]);
});

test('an unknown model is no favourite, and there are at most a hundred', async () => {
  const { app, ada } = room();
  await expect(setFavourite(app, ada, { model: 'b/1', isFavourite: true })).rejects.toMatchObject({
    code: 'unknown_model',
  });
  for (let n = 0; n < 100; n++) await setFavourite(app, ada, { model: `a/${n}`, isFavourite: true });
  await expect(setFavourite(app, ada, { model: 'a/100', isFavourite: true })).rejects.toMatchObject({
    code: 'conflict',
  });
  expect(await listFavourites(app, ada)).toHaveLength(100);
});

test('a key has none', async () => {
  const { app } = room();
  const key = { kind: 'key', keyId: 'k', name: 'k', memberId: 'ada', memberName: 'ada' } as const;
  await expect(listFavourites(app, key)).rejects.toMatchObject({ code: 'forbidden' });
});
