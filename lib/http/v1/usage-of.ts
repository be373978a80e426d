import type { KeySpend } from '#lib/spend/key-spend';
import { dollars } from './send-json.ts';

/** What a key spent, under OpenRouter's names. What runs on keys of one's own is in it, not beside it. */
export function usageOf(spend: KeySpend | undefined): Record<string, unknown> {
  return {
    usage: dollars(spend?.everUsd ?? '0'),
    usage_daily: dollars(spend?.dayUsd ?? '0'),
    usage_weekly: dollars(spend?.weekUsd ?? '0'),
    usage_monthly: dollars(spend?.monthUsd ?? '0'),
    byok_usage: 0,
    byok_usage_daily: 0,
    byok_usage_weekly: 0,
    byok_usage_monthly: 0,
  };
}
