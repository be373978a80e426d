import { expect, it } from 'vitest';
import type { UsedKey } from '#lib/keys/used-key';
import { NEW_DRAFT, toDraft, toKeyInput } from './key-draft.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const DAY_MS = 86_400_000;

const KEY: UsedKey = {
  id: 'k',
  name: 'CI',
  masked: 'plx-…abcd',
  maker: { id: 'ada', name: 'Ada' },
  state: 'active',
  isManagement: false,
  models: ['openai/gpt-5-mini', 'anthropic/*'],
  maxPromptPrice: '2.5',
  maxCompletionPrice: null,
  requestsPerMinute: 60,
  tokensPerMinute: 100_000,
  addresses: ['10.0.0.0/8', '::1'],
  createdAt: 0,
  expiresAt: Date.UTC(2026, 11, 24, 9, 30, 0, 7),
  disabledAt: null,
  lastUsedAt: null,
  use: { dayUsd: '0', weekUsd: '0', monthUsd: '0', everUsd: '0', last30Usd: '0', last30Calls: 0 },
  limit: { usd: '5', period: 'week', spentUsd: '1', heldUsd: '0', resetsAt: null },
};

it('an untouched draft limits nothing', () => {
  const { name, ...limits } = toKeyInput({ ...NEW_DRAFT, name: 'CI' }, NOW);
  expect(name).toBe('CI');
  expect(Object.values(limits)).toEqual(Object.values(limits).map(() => null));
});

it('a key that is edited without a change stays as it is, to the millisecond', () => {
  expect(toKeyInput(toDraft(KEY), NOW, KEY.expiresAt)).toEqual({
    name: 'CI',
    expiresAt: KEY.expiresAt,
    limit: { usd: '5', period: 'week' },
    requestsPerMinute: 60,
    tokensPerMinute: 100_000,
    models: ['openai/gpt-5-mini', 'anthropic/*'],
    maxPromptPrice: '2.5',
    maxCompletionPrice: null,
    addresses: ['10.0.0.0/8', '::1'],
  });
});

it.each([
  [{ expiry: 'never' }, 'expiresAt', null],
  [{ expiry: '30' }, 'expiresAt', NOW + 30 * DAY_MS],
  [{ expiry: 'date', expiresOn: '2026-12-24' }, 'expiresAt', Date.UTC(2026, 11, 25) - 1],
  [{ expiry: 'date', expiresOn: '' }, 'expiresAt', ''],
  [{ limit: ' $2.50 ' }, 'limit', { usd: '2.50', period: 'month' }],
  [{ limit: 'much' }, 'limit', { usd: 'much', period: 'month' }],
  [{ requestsPerMinute: '1,000' }, 'requestsPerMinute', 1000],
  [{ requestsPerMinute: '-5' }, 'requestsPerMinute', '-5'],
  [{ tokensPerMinute: '1e9' }, 'tokensPerMinute', '1e9'],
  [{ maxPromptPrice: '$3' }, 'maxPromptPrice', '3'],
  [{ addresses: ' 10.0.0.1,\n\n::1 ' }, 'addresses', ['10.0.0.1', '::1']],
] as const)('%j', (typed, field, value) => {
  expect(toKeyInput({ ...NEW_DRAFT, ...typed }, NOW)[field]).toEqual(value);
});
