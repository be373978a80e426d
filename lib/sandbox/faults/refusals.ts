import { freeLimit } from '#lib/sandbox/admit';
import { WireError } from '#lib/sandbox/wire-error';
import type { FaultTable, Refusal } from './fault.ts';

const DAY_MS = 86_400_000;
const JSON_TYPE = { 'content-type': 'application/json' };

const html = (status: number, title: string): Refusal => ({
  status,
  headers: { 'content-type': 'text/html; charset=UTF-8' },
  text: `<!DOCTYPE html>\n<html><head><title>openrouter.ai | ${status}: ${title}</title></head><body><h1>${title}</h1><p>Error code ${status}</p></body></html>\n`,
});

/** `id`: the generation ran and was charged, its id is in the header; a number: seconds in Retry-After; `html`: the edge answers. */
function failing(status: number, message: string, errorType: string, arg: string): Refusal {
  if (arg === 'html') return html(status, message);
  const headers: Record<string, string> = arg === '' || arg === 'id' ? {} : { 'Retry-After': arg };
  return {
    isCharged: arg === 'id',
    error: new WireError(status, message, { headers, metadata: { error_type: errorType, provider_name: null } }),
  };
}

function payment(arg: string): Refusal {
  const [source = '', seconds = '3'] = arg.split(':');
  if (source === 'in-flight') {
    const headers = { 'Retry-After': seconds };
    const metadata = { limit_source: 'openrouter_in_flight_budget', error_type: 'payment_required', headers };
    return {
      error: new WireError(402, 'Too many requests in flight for the remaining credits.', { headers, metadata }),
    };
  }
  if (source === 'afford') {
    const message =
      'This request requires more credits, or fewer max_tokens. You requested up to 65536 tokens, but can only afford 812.';
    return {
      error: new WireError(402, message, {
        metadata: { limit_source: 'openrouter_credits', error_type: 'payment_required' },
      }),
    };
  }
  const limit_source = source === 'key' ? 'openrouter_key_limit' : 'openrouter_credits';
  const message =
    source === 'key'
      ? 'Key limit exceeded (total limit).'
      : 'Insufficient credits. Add more using https://openrouter.ai/settings/credits';
  return { error: new WireError(402, message, { metadata: { limit_source, error_type: 'payment_required' } }) };
}

function tooMany(arg: string, nowMs: number): Refusal {
  if (arg === 'daily') return { error: freeLimit('per-day', 50, nowMs - (nowMs % DAY_MS) + DAY_MS) };
  if (arg === 'minute') return { error: freeLimit('per-min', 20, nowMs - (nowMs % 60_000) + 60_000) };
  const hint = arg === 'date' ? new Date(nowMs + 2000).toUTCString() : arg;
  return failing(429, 'Provider returned error', 'rate_limit_exceeded', hint);
}

function missing(arg: string): Refusal {
  const isRetryable = arg === 'retryable';
  const [message, code] = isRetryable
    ? ['The model is unavailable upstream for the moment.', 'model_unavailable_upstream']
    : arg === 'free'
      ? ['The free variant of this model has ended.', 'free_variant_ended']
      : ['No endpoints found matching your data policy.', 'privacy_restricted'];
  return {
    error: new WireError(404, message, {
      metadata: { error_type: 'not_found' },
      availability: { code, retryable: isRetryable },
    }),
  };
}

function moderated(arg: string): Refusal {
  if (arg === 'region') {
    const parts = {
      metadata: { error_type: 'permission_denied' },
      availability: { code: 'region_restricted', retryable: false },
    };
    return { error: new WireError(403, 'This model is not available in your region.', parts) };
  }
  const metadata =
    arg === 'guardrail'
      ? { patterns: ['email'], error_type: 'content_policy_violation' }
      : {
          reasons: ['violence'],
          flagged_input: 'the first hundred characters of it',
          provider_name: 'OpenAI',
          error_type: 'content_policy_violation',
        };
  return {
    error: new WireError(
      403,
      arg === 'guardrail' ? 'Request blocked by guardrail' : 'Input was flagged by moderation',
      { metadata },
    ),
  };
}

/** The provider's body as a string in ours, after two others had been tried. */
function rawError(): Refusal {
  const metadata = {
    raw: '{"error":{"message":"Upstream said: overloaded_error","type":"overloaded_error"}}',
    provider_name: 'OpenAI',
    is_byok: false,
    provider_code: 'overloaded_error',
    previous_errors: [{ code: 429, message: 'Rate limited', provider_name: 'Azure' }],
    error_type: 'provider_unavailable',
  };
  return { error: new WireError(502, 'Provider returned error', { metadata }) };
}

const simple = (status: number, message: string, errorType: string): Refusal => ({
  error: new WireError(status, message, { metadata: { error_type: errorType } }),
});

/** Refusals before the first byte of an answer. */
export const refusals: FaultTable = {
  '400': {
    about: 'an invalid request; `small`: max_tokens is below 16; `context`: the prompt is too long',
    refuse: (arg) => {
      if (arg === 'small') return simple(400, 'max_tokens must be at least 16.', 'invalid_request');
      if (arg === 'context')
        return simple(400, "This endpoint's maximum context length is 8192 tokens.", 'context_length_exceeded');
      return simple(400, 'messages: Invalid input', 'invalid_request');
    },
  },
  '401': { about: 'the key is not known', refuse: () => simple(401, 'User not found.', 'authentication') },
  '402': {
    about:
      'out of credits; `key`: the key’s limit; `afford`: not enough for max_tokens; `in-flight:3`: too much in flight, retry after 3 s',
    refuse: payment,
  },
  '403': { about: 'flagged by moderation; `guardrail`: by a guardrail; `region`: not served here', refuse: moderated },
  '404': { about: 'no endpoint; `retryable`: for the moment; `free`: no longer free', refuse: missing },
  '408': {
    about: 'request timed out; `id`: after it was generated and charged',
    refuse: (arg) => failing(408, 'Request timed out', 'timeout', arg),
  },
  '413': { about: 'body too large', refuse: () => simple(413, 'Request body too large', 'payload_too_large') },
  '422': { about: 'semantically wrong', refuse: () => simple(422, 'Unprocessable entity', 'unprocessable') },
  '429': {
    about:
      'at capacity; `20`: Retry-After, any text; `date`: as an HTTP date; `minute`, `daily`: limits of free models',
    refuse: tooMany,
  },
  '500': {
    about: 'internal error; `id`: charged',
    refuse: (arg) => failing(500, 'Internal Server Error', 'server', arg),
  },
  '502': {
    about:
      'provider down; `html`: a page of the edge; `raw`: with the provider’s own body; `id`: charged; `5`: Retry-After',
    refuse: (arg) =>
      arg === 'raw' ? rawError() : failing(502, 'Provider returned error', 'provider_unavailable', arg),
  },
  '503': {
    about: 'overloaded; `5`: Retry-After',
    refuse: (arg) => failing(503, 'No provider is available at the moment', 'provider_overloaded', arg),
  },
  '504': {
    about: 'upstream timed out; `id`: charged',
    refuse: (arg) => failing(504, 'Gateway Timeout', 'timeout', arg),
  },
  '524': { about: 'a timeout page of the edge', refuse: () => html(524, 'A timeout occurred') },
  '529': {
    about: 'provider overloaded; `5`: Retry-After',
    refuse: (arg) => failing(529, 'Provider is overloaded', 'provider_overloaded', arg),
  },
  'ok-error': {
    about: 'status 200 with an error in the body; the argument is its code',
    refuse: (arg) => ({
      status: 200,
      headers: JSON_TYPE,
      text: JSON.stringify({
        error: {
          code: Number(arg) || 502,
          message: 'Provider returned error',
          metadata: { error_type: 'provider_unavailable' },
        },
        user_id: 'user_sandbox',
      }),
    }),
  },
  'ok-html': { about: 'status 200 with a web page', refuse: () => html(200, 'Maintenance') },
  'ok-empty': { about: 'status 200 with nothing', refuse: () => ({ status: 200, headers: JSON_TYPE, text: '' }) },
  'ok-spaces': {
    about: 'status 200 with white space only',
    refuse: () => ({ status: 200, headers: JSON_TYPE, text: '\n \n \n' }),
  },
  'ok-nothing': { about: 'status 204', refuse: () => ({ status: 204, headers: {}, text: '' }) },
  'ok-json': { about: 'the answer in one piece though a stream was asked for', isWhole: true },
  redirect: {
    about: 'sends elsewhere',
    refuse: () => ({ status: 302, headers: { location: 'http://example.invalid/api/v1/chat/completions' }, text: '' }),
  },
  reset: { about: 'breaks the connection before an answer', refuse: () => ({ silence: 'reset' }) },
  hang: { about: 'never answers', refuse: () => ({ silence: 'hang' }) },
};
