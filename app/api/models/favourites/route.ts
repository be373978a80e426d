import { route } from '#lib/http/route';
import { listFavourites } from '#lib/models/list-favourites';
import { setFavourite } from '#lib/models/set-favourite';

export const GET = route('viewer', async ({ app, principal }) => ({ models: await listFavourites(app, principal) }));

export const PUT = route('viewer', async ({ app, principal, body }) => ({
  models: await setFavourite(app, principal, body),
}));
