import { route } from '#lib/http/route';
import { getMeasuredModels } from '#lib/spend/get-measured-models';

/** Averages of a month move slowly: a browser asks for them once a minute at most. */
const HEADERS = { 'cache-control': 'private, max-age=60' };

export const GET = route('viewer', async ({ app, principal }) =>
  Response.json({ models: await getMeasuredModels(app, principal) }, { headers: HEADERS }),
);
