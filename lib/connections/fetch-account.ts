import { isAppError } from '#lib/errors';
import { getCredits } from '#lib/openrouter/get-credits';
import type { Ask } from '#lib/openrouter/get-json';
import { getKey } from '#lib/openrouter/get-key';
import type { KeyAccount } from './connection.ts';

/**
 * What the upstream says of the key that asks. Credits are told to management keys only, so not hearing of them is no failure.
 * @throws AppError of `getKey`; upstream_credentials_invalid when the key is not accepted.
 */
export async function fetchAccount(ask: Ask): Promise<KeyAccount> {
  const [key, credits] = await Promise.all([getKey(ask), fetchCredits(ask)]);
  return {
    label: key.label ?? null,
    limitUsd: key.limit,
    usageUsd: key.usage,
    remainingUsd: key.limit_remaining,
    isFreeTier: key.is_free_tier ?? null,
    credits,
    checkedAt: Date.now(),
  };
}

async function fetchCredits(ask: Ask): Promise<KeyAccount['credits']> {
  try {
    const { total_credits: boughtUsd, total_usage: usedUsd } = await getCredits(ask);
    return boughtUsd === null || usedUsd === null ? null : { boughtUsd, usedUsd };
  } catch (error) {
    if (isAppError(error)) return null;
    throw error;
  }
}
