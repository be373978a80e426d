import type { Key } from './authorize.ts';
import { digitsOf, exact, remainder } from './exact.ts';
import { rawNumber } from './json.ts';
import { totalOf } from './record.ts';
import type { World } from './world.ts';

const DAY_MS = 86_400_000;

/** `GET /key`: what the caller's own key may spend and has spent; days, weeks from Monday and months are UTC. */
export function getKey({ record, now }: World, key: Key): Record<string, unknown> {
  const today = now() - (now() % DAY_MS);
  const date = new Date(today);
  const monday = today - ((date.getUTCDay() + 6) % 7) * DAY_MS;
  const month = Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
  const generations = record.ofKey(key.text, 0);
  const usage = (from: number) => totalOf(generations.filter(({ created_at }) => created_at >= from));
  const left = key.limit && digitsOf(remainder(key.limit, exact(usage(0))));
  return {
    data: {
      label: key.label,
      limit: key.limit && rawNumber(digitsOf(key.limit)),
      limit_remaining: left && rawNumber(left),
      limit_reset: null,
      include_byok_in_limit: false,
      usage: rawNumber(usage(0)),
      usage_daily: rawNumber(usage(today)),
      usage_weekly: rawNumber(usage(monday)),
      usage_monthly: rawNumber(usage(month)),
      byok_usage: 0,
      byok_usage_daily: 0,
      byok_usage_weekly: 0,
      byok_usage_monthly: 0,
      is_free_tier: false,
      is_management_key: key.isManagement,
      is_provisioning_key: key.isManagement,
      creator_user_id: 'user_sandbox',
      expires_at: null,
      rate_limit: { requests: -1, interval: '10s', note: 'This field is deprecated and safe to ignore.' },
    },
  };
}
