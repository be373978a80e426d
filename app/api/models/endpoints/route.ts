import { z } from 'zod';
import { route } from '#lib/http/route';
import { getEndpoints } from '#lib/models/get-endpoints';

const Query = z.object({ model: z.string().min(1).max(200) });

export const GET = route('viewer', { query: Query }, async ({ app, query }) => ({
  endpoints: await getEndpoints(app, query.model),
}));
