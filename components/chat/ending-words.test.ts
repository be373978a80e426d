import { expect, it } from 'vitest';
import type { Receipt } from '#lib/spend/receipt';
import { endingWords } from './ending-words.ts';

const receipt = (finishReason: string) => ({ finishReason }) as Receipt;

it('says nothing of what finished', () => {
  expect(endingWords({ state: 'finished', receipt: receipt('stop') }, true)).toBeNull();
  expect(endingWords({ state: 'running', receipt: null }, false)).toBeNull();
});

it('says what was cut off, and why where thinking left no room for a word', () => {
  expect(endingWords({ state: 'finished', receipt: receipt('length') }, true)).toMatch(/^Cut off/);
  expect(endingWords({ state: 'finished', receipt: receipt('length') }, false)).toMatch(
    /thinking used up.*“Longest answer”/,
  );
});

it('says that what had arrived is kept', () => {
  for (const state of ['stopped', 'interrupted'] as const)
    expect(endingWords({ state, receipt: null }, true)).toMatch(/What had arrived is kept/);
});
