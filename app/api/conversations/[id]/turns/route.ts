import { sendTurn } from '#lib/conversations/send-turn';
import { accepted } from '#lib/http/answer';
import { route } from '#lib/http/route';

const PROMPT_MAX_BYTES = 20 * 2 ** 20;

export const POST = route('member', { maxBytes: PROMPT_MAX_BYTES }, async ({ app, principal, params, body }) =>
  accepted(await sendTurn(app, principal, params.id, body)),
);
