import type { KeyLimit, UsedKey } from '#lib/keys/used-key';

export const EXPIRIES = ['never', '7', '30', '90', '365', 'date'] as const;
/** Never, in so many days, or on a chosen day. */
export type Expiry = (typeof EXPIRIES)[number];

/** What the form holds, as it is typed. An empty text is no limit. */
export type KeyDraft = {
  name: string;
  expiry: Expiry;
  /** A UTC day, at whose end it expires. */
  expiresOn: string;
  limit: string;
  period: KeyLimit['period'];
  requestsPerMinute: string;
  tokensPerMinute: string;
  models: readonly string[];
  maxPromptPrice: string;
  maxCompletionPrice: string;
  /** One address or range a line. */
  addresses: string;
  isManagement: boolean;
};

export const NEW_DRAFT: KeyDraft = {
  name: '',
  expiry: 'never',
  expiresOn: '',
  limit: '',
  period: 'month',
  requestsPerMinute: '',
  tokensPerMinute: '',
  models: [],
  maxPromptPrice: '',
  maxCompletionPrice: '',
  addresses: '',
  isManagement: false,
};

const DAY_MS = 86_400_000;

export function toDraft(key: UsedKey): KeyDraft {
  return {
    name: key.name,
    expiry: key.expiresAt === null ? 'never' : 'date',
    expiresOn: key.expiresAt === null ? '' : dayOf(key.expiresAt),
    limit: key.limit?.usd ?? '',
    period: key.limit?.period ?? 'month',
    requestsPerMinute: key.requestsPerMinute?.toString() ?? '',
    tokensPerMinute: key.tokensPerMinute?.toString() ?? '',
    models: key.models ?? [],
    maxPromptPrice: key.maxPromptPrice ?? '',
    maxCompletionPrice: key.maxCompletionPrice ?? '',
    addresses: (key.addresses ?? []).join('\n'),
    isManagement: key.isManagement,
  };
}

/**
 * What the API takes for a draft. A text that is no number goes as it is: the API refuses it and names the field, and nothing is
 * taken for "no limit" by mistake.
 * @param expiresAt of the key that is edited; kept to the millisecond when its day was not changed.
 */
export function toKeyInput(draft: KeyDraft, now: number, expiresAt: number | null = null): Record<string, unknown> {
  const addresses = draft.addresses.split(/[\s,]+/).filter(Boolean);
  const usd = draft.limit.trim().replace(/^\$/, '');
  return {
    name: draft.name,
    expiresAt: toExpiresAt(draft, now, expiresAt),
    limit: usd === '' ? null : { usd, period: draft.period },
    requestsPerMinute: toCount(draft.requestsPerMinute),
    tokensPerMinute: toCount(draft.tokensPerMinute),
    models: draft.models.length > 0 ? draft.models : null,
    maxPromptPrice: toPrice(draft.maxPromptPrice),
    maxCompletionPrice: toPrice(draft.maxCompletionPrice),
    addresses: addresses.length > 0 ? addresses : null,
  };
}

function toExpiresAt({ expiry, expiresOn }: KeyDraft, now: number, before: number | null): number | string | null {
  if (expiry === 'never') return null;
  if (expiry !== 'date') return now + Number(expiry) * DAY_MS;
  if (before !== null && dayOf(before) === expiresOn) return before;
  const startsAt = Date.parse(`${expiresOn}T00:00:00Z`);
  return Number.isNaN(startsAt) ? expiresOn : startsAt + DAY_MS - 1;
}

function toCount(text: string): number | string | null {
  const digits = text.replace(/[\s,_]/g, '');
  if (digits === '') return null;
  return /^\d{1,15}$/.test(digits) ? Number(digits) : text;
}

function toPrice(text: string): string | null {
  return text.trim().replace(/^\$/, '') || null;
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
