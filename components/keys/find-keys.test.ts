import { expect, it } from 'vitest';
import { findKeys } from './find-keys.ts';

const KEYS = [
  { name: 'CI of the web shop', masked: 'plx-…a1B2', maker: { id: '1', name: 'Ada' }, state: 'active' },
  { name: 'Nightly', masked: 'plx-…zzzz', maker: { id: '2', name: 'Grace Hopper' }, state: 'disabled' },
  { name: 'Old CI', masked: 'plx-…9999', maker: { id: '1', name: 'Ada' }, state: 'expired' },
] as const;

it.each([
  ['', 'all', ['CI of the web shop', 'Nightly', 'Old CI']],
  ['ci', 'all', ['CI of the web shop', 'Old CI']],
  ['ci shop', 'all', ['CI of the web shop']],
  ['  GRACE ', 'all', ['Nightly']],
  ['A1b2', 'all', ['CI of the web shop']],
  ['ci', 'expired', ['Old CI']],
  ['', 'disabled', ['Nightly']],
  ['nothing', 'all', []],
] as const)('“%s” among %s', (query, state, names) => {
  expect(findKeys(KEYS, query, state).map(({ name }) => name)).toEqual(names);
});
