import { expect, it } from 'vitest';
import { loadOf } from './load-of.ts';
import { anAnswer, aPane, aPrompt, aReceipt, aRun } from './testing.ts';

it('takes what was said before from the last receipt, and what came after by its length', () => {
  const receipt = aReceipt({ promptTokens: 100, completionTokens: 50 });
  const messages = [aPrompt(), anAnswer({ run: aRun({ state: 'finished', receipt }) }), aPrompt({ id: 'p2' })];
  expect(loadOf(aPane({ messages }), []).historyTokens).toBe(152);
});

it('counts a system prompt before anything was said', () => {
  expect(loadOf(aPane({ settings: { system: 'x'.repeat(30), max_tokens: 200 } }), [])).toEqual({
    model: null,
    historyTokens: 10,
    maxTokens: 200,
  });
});
