import { beforeEach, expect, it, vi } from 'vitest';
import { claimTurnId, settleClaim } from './claim-turn-id.ts';

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
});

it('gives two tabs that send the same draft at once one id', () => {
  const first = claimTurnId('c1', 'Hello', 'a');
  expect(claimTurnId('c1', 'Hello', 'b')).toBe(first);
  settleClaim('c1', first);
  expect(claimTurnId('c1', 'Hello', 'b')).toBe(first);
});

it('gives the same words a new id once the first were heard in this tab', () => {
  const first = claimTurnId('c1', 'Go on', 'a');
  settleClaim('c1', first);
  expect(claimTurnId('c1', 'Go on', 'a')).not.toBe(first);
});

it('tries again under the same id while nobody knows whether the first was heard', () => {
  const first = claimTurnId('c1', 'Hello', 'a');
  expect(claimTurnId('c1', 'Hello', 'a')).toBe(first);
});

it.each([
  ['other words', 'c1', 'Hello!', 0],
  ['another conversation', 'c2', 'Hello', 0],
  ['a minute later', 'c1', 'Hello', 60_000],
])('gives %s their own id', (_, key, prompt, afterMs) => {
  const first = claimTurnId('c1', 'Hello', 'a');
  expect(claimTurnId(key, prompt, 'b', Date.now() + afterMs)).not.toBe(first);
});

it('keeps nothing of the words themselves in the browser', () => {
  claimTurnId('c1', 'A secret plan', 'a');
  expect(localStorage.getItem('parallax.sending.c1')).toMatch(/"digest":"13\./);
  expect(localStorage.getItem('parallax.sending.c1')).not.toMatch(/secret|plan/);
});
