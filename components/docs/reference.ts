/** What programs may ask, below `/api/v1`. */
export const ENDPOINTS: readonly (readonly [string, string])[] = [
  ['POST /chat/completions', 'Chat, streamed or whole; every parameter passes through'],
  ['POST /responses', 'OpenAI’s Responses, without state'],
  ['POST /messages', 'Anthropic’s Messages; set its base URL to /api'],
  ['POST /embeddings', 'Vectors'],
  ['GET /models', 'The catalogue: q, input_modalities, output_modalities, supported_parameters, sort, offset, limit'],
  ['GET /models/{author}/{slug}/endpoints', 'Who serves a model, at what price'],
  ['GET /generation?id=', 'What a call of this key cost, by either of its ids'],
  ['GET /key', 'What this key may spend and has spent'],
  ['GET, POST /keys', 'List and issue keys, with a management key'],
  ['GET, PATCH, DELETE /keys/{hash}', 'Show, change and end one, with a management key'],
  [
    'GET /credits',
    'What the team spent, and in total_credits with it what its tightest blocking budget leaves; without one 9,000,000 dollars and is_limited: false. With a management key',
  ],
  ['GET /activity', 'What the team spent by day and model, with a management key'],
];

/** What an answer carries. */
export const HEADERS: readonly (readonly [string, string])[] = [
  ['X-Generation-Id', 'The upstream’s id of the answer'],
  ['X-Parallax-Call-Id', 'The call in the ledger'],
  ['X-Parallax-Cost', 'Dollars, of an answer that is not streamed and whose cost is known'],
  ['X-Parallax-Overhead-Ms', 'Time of ours before the request went upstream'],
  ['X-Parallax-Replayed', 'true: told again under the same Idempotency-Key'],
];

/** What is refused here, and how many requests `openai` sends at its defaults. */
export const REFUSALS: readonly (readonly [string, string, string])[] = [
  ['402', 'A budget is spent; the message says which, and when it resets', '1'],
  ['429', 'Calls in flight hold the rest of a budget, or the key’s rate limit: wait for Retry-After', 'up to 3'],
  ['401, 403', 'The key is not known, or may not do this: its models, prices, addresses', '1'],
  ['404', 'No such model, or no such address', '1'],
  ['413', 'The body is larger than 20 MiB', '1'],
  ['422', 'The Idempotency-Key was used for another request', '1'],
  ['502, 504', 'The upstream failed; x-should-retry: false where it may have been billed', '1 to 3'],
];
