import { retryRun } from '#lib/conversations/retry-run';
import { accepted } from '#lib/http/answer';
import { route } from '#lib/http/route';

export const POST = route('member', async ({ app, principal, params, body }) =>
  accepted(await retryRun(app, principal, params.id, body)),
);
