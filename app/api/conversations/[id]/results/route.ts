import { sendResults } from '#lib/conversations/send-results';
import { accepted } from '#lib/http/answer';
import { route } from '#lib/http/route';

export const POST = route('member', async ({ app, principal, params, body }) =>
  accepted(await sendResults(app, principal, params.id, body)),
);
