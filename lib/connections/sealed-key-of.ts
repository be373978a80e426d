import { sealBinding } from './seal-binding.ts';
import type { Secret } from './secret.ts';

type Keyed = { readonly id: string; readonly baseUrl: string; readonly apiKey: string };

/** The columns of a new key: sealed to its row and origin, its last four shown, good until an upstream says otherwise. */
export function sealedKeyOf(secret: Secret, { id, baseUrl, apiKey }: Keyed) {
  const isKeyed = apiKey !== '';
  return {
    sealedKey: isKeyed ? secret.seal(apiKey, sealBinding({ id, baseUrl })) : null,
    keyLast4: isKeyed ? apiKey.slice(-4) : null,
    state: 'active' as const,
    invalidSince: null,
  };
}
