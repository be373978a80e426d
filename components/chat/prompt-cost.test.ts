import { expect, it } from 'vitest';
import { type Load, promptCost } from './prompt-cost.ts';

const nova = (over: Partial<Load> = {}): Load => ({
  model: { pricing: { prompt: '0.000001', completion: '0.000002' }, maxCompletionTokens: 1_000, contextLength: 4_000 },
  historyTokens: 0,
  maxTokens: null,
  ...over,
});
const text = 'x'.repeat(1_200);

it('goes from the prompt alone to the longest answer', () => {
  expect(promptCost({ text, files: [] }, [nova()])).toEqual({
    tokens: 400,
    share: 0.1,
    leastUsd: '0.0003',
    mostUsd: '0.0024',
    answerTokens: 1_000,
  });
});

it('adds up what several models would cost, and what was said before', () => {
  const cost = promptCost({ text, files: [] }, [nova(), nova({ historyTokens: 1_000, maxTokens: 100 })]);
  expect(cost).toMatchObject({ tokens: 1_400, leastUsd: '0.0016', mostUsd: '0.004' });
});

it('reckons with the dearest tier', () => {
  const model = {
    pricing: { prompt: '0.000001', completion: '0.000002', overrides: [{ min_prompt_tokens: 1, prompt: '0.00001' }] },
    maxCompletionTokens: 10,
    contextLength: null,
  };
  expect(promptCost({ text, files: [] }, [nova({ model })])).toMatchObject({ leastUsd: '0.0003', mostUsd: '0.00402' });
});

it('says of a price that is unknown that it is unknown, also beside one that is known', () => {
  const unknown = nova({
    model: { pricing: { prompt: '-1', completion: '-1' }, maxCompletionTokens: null, contextLength: null },
  });
  for (const loads of [[unknown], [nova(), unknown], [nova({ model: null })]])
    expect(promptCost({ text, files: [] }, loads)).toMatchObject({ leastUsd: null, mostUsd: null });
});

it('counts pictures and pages, never their bytes, and text files by theirs', () => {
  const file = (kind: 'image' | 'pdf' | 'text', bytes: number) => ({
    id: kind,
    name: kind,
    mediaType: '',
    kind,
    bytes,
  });
  const tokensOf = (...files: ReturnType<typeof file>[]) => promptCost({ text: '', files }, [nova()]).tokens;
  expect(tokensOf(file('image', 5_000_000))).toBe(1_500);
  expect(tokensOf(file('pdf', 100_000))).toBe(3_000);
  expect(tokensOf(file('text', 3_000))).toBe(1_000);
});

it('says how much of the context is taken where the least room is left, and nothing where no model says how much it takes', () => {
  const shareOf = (...loads: Load[]) => promptCost({ text, files: [] }, loads).share;
  const unknown = nova({ model: null, historyTokens: 1_000_000 });
  expect(shareOf(nova(), nova({ historyTokens: 4_600 }), unknown)).toBe(1.25);
  expect(shareOf(unknown)).toBeNull();
});
