import { sendTurn } from '#lib/conversations/send-turn';
import { accepted } from '#lib/http/answer';
import { route } from '#lib/http/route';

export const POST = route('member', async ({ app, principal, params, body }) =>
  accepted(await sendTurn(app, principal, params.id, body)),
);
