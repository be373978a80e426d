import { created } from '#lib/http/answer';
import { route } from '#lib/http/route';
import { createEntry } from '#lib/library/create-entry';
import { listEntries } from '#lib/library/list-entries';

export const GET = route('member', async ({ app, principal }) => ({
  presets: await listEntries(app, principal, 'preset'),
}));

export const POST = route('member', async ({ app, principal, body }) =>
  created(await createEntry(app, principal, 'preset', body)),
);
