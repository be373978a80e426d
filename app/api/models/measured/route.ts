import { route } from '#lib/http/route';
import { getMeasuredModels } from '#lib/spend/get-measured-models';

export const GET = route('viewer', async ({ app, principal }) => ({ models: await getMeasuredModels(app, principal) }));
