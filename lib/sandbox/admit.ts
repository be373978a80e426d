import type { Key } from './authorize.ts';
import { charge, NO_TOKENS } from './charge.ts';
import type { Draft } from './draft.ts';
import { digitsOf, exact, isMore, plus, remainder } from './exact.ts';
import { totalOf } from './record.ts';
import { WireError } from './wire-error.ts';
import type { World } from './world.ts';

const FREE_PER_MINUTE = 20;
const FREE_PER_DAY = 50;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Refuses a generation that the key may not start: a management key, free models used up, or a limit that its worst case would pass. */
export function admit(world: World, key: Key, draft: Draft): void {
  if (key.isManagement)
    throw new WireError(403, 'Management keys cannot be used for inference', {
      metadata: { error_type: 'permission_denied' },
    });
  if (draft.requested.includes(':free') || draft.model.id.endsWith(':free')) admitFree(world, key, draft.createdAt);
  if (key.limit) admitWithin(world, key, draft);
}

function admitFree({ record }: World, key: Key, at: number): void {
  const midnight = at - (at % DAY_MS);
  const minute = at - (at % MINUTE_MS);
  if (record.freeCount(key.text, midnight) >= FREE_PER_DAY) throw freeLimit('per-day', FREE_PER_DAY, midnight + DAY_MS);
  if (record.freeCount(key.text, minute) >= FREE_PER_MINUTE)
    throw freeLimit('per-min', FREE_PER_MINUTE, minute + MINUTE_MS);
}

/** Without a Retry-After, as the real one: the reset is in epoch milliseconds. */
export function freeLimit(window: 'per-day' | 'per-min', limit: number, resetAt: number): WireError {
  const headers = {
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': '0',
    'X-RateLimit-Reset': String(resetAt),
  };
  const hint = window === 'per-day' ? ' Add 10 credits to unlock 1000 free model requests per day' : '';
  return new WireError(429, `Rate limit exceeded: free-models-${window}.${hint}`, {
    headers,
    metadata: {
      headers,
      limit_source: window === 'per-day' ? 'openrouter_free_tier_daily' : 'openrouter_free_tier_minute',
      error_type: 'rate_limit_exceeded',
    },
  });
}

/** OpenRouter asks that the whole of `max_tokens`, or of the model's longest answer, can be paid for. */
function admitWithin({ record }: World, { text, limit }: Key, draft: Draft): void {
  const left = remainder(limit ?? exact('0'), exact(totalOf(record.ofKey(text, 0))));
  const { ask, model, createdAt } = draft;
  const most = ask.max_completion_tokens ?? ask.max_tokens ?? model.top_provider?.max_completion_tokens ?? 4096;
  const worst = charge(
    model.pricing,
    { ...NO_TOKENS, prompt: draft.tokens.prompt, completion: most },
    new Date(createdAt),
  );
  if (!isMore(plus(worst.total), left)) return;
  const perToken = charge(model.pricing, { ...NO_TOKENS, prompt: 0, completion: 1 }, new Date(createdAt)).total;
  const affordable =
    perToken.units === 0n
      ? 0n
      : (left.units * 10n ** BigInt(perToken.places)) / (perToken.units * 10n ** BigInt(left.places));
  throw new WireError(
    402,
    `This request requires more credits, or fewer max_tokens. You requested up to ${most} tokens, but can only afford ${affordable}. $${digitsOf(left)} left of this key's limit.`,
    { metadata: { limit_source: 'openrouter_key_limit', error_type: 'payment_required' } },
  );
}
