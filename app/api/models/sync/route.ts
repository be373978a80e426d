import { route } from '#lib/http/route';

export const POST = route('admin', async ({ app: { catalogue } }) => {
  await catalogue.sync();
  return { models: catalogue.list().length, fetchedAt: catalogue.fetchedAt(), source: catalogue.source() };
});
