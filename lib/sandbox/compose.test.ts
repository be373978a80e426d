import { describe, expect, test } from 'vitest';
import { parseAsk } from './ask.ts';
import { shippedRows } from './catalogue.ts';
import { compose } from './compose.ts';
import type { WireModel } from './wire-model.ts';

const row = (id: string): WireModel => {
  const found = shippedRows().find((model) => model.id === id);
  if (!found) throw new Error(`${id} does not ship`);
  return found;
};
const PLAIN = row('openai/gpt-4o-mini');
const say = (prompt: string, model = PLAIN, more: Record<string, unknown> = {}) =>
  compose(parseAsk({ messages: [{ role: 'user', content: prompt }], ...more }), model, prompt);

describe('an answer', () => {
  test.each([
    ['Compare tea, coffee and water', /\| {2}\| Tea \| Coffee \| Water \|\n\| --- \|/],
    ['A table of 3 risks of moving house', /\| Risk \|.*\n\| --- .*\n(\|.*\n){2}\|/],
    ['Give me seven ideas for a party', /^7\. /m],
    ['Write a Python function that computes Fibonacci numbers', /```python\ndef fibonacci[\s\S]+\n```/],
    ['Show a JavaScript debounce function', /```javascript\n[\s\S]*debounce\(run, waitMs\)/],
    ['Write a SQL query for monthly revenue', /```sql\n/],
    ['Prove the Pythagorean theorem', /\$\$\na\^2 \+ b\^2 = c\^2\n\$\$/],
    ['A mermaid state machine of an order', /```mermaid\nstateDiagram-v2/],
    ['A haiku about rain', /rain/i],
    ['What is 7 ^ 3?', /^7 \^ 3 = \*\*343\*\*$/],
    ['What is 1 / 0?', /not defined/],
    ['What is the capital of Slovakia?', /^The capital is \*\*Bratislava\*\*\.$/],
    ['Which model are you? What model are you?', /GPT-4o-mini/],
    ['Translate "good morning" into German', /> good morning/],
    [
      'Summarize: Tides follow the moon. The moon pulls the water of the sea. The sea rises and falls twice a day. My aunt likes cheese a lot.',
      /- The moon pulls/,
    ],
  ])('%s', (prompt, pattern) => {
    expect(say(prompt).text).toMatch(pattern);
  });

  test('has something to say to anything, and never an empty placeholder', () => {
    const prompts = [
      '',
      '?',
      '🙂',
      '{topic}',
      '$& $1',
      '| a | b |',
      'x'.repeat(2000),
      'Explain',
      'how',
      'why',
      'write code',
      'a\u0000b',
      '日本語で説明して',
      '```',
    ];
    for (const model of [
      PLAIN,
      row('anthropic/claude-opus-5.5'),
      row('google/gemini-3.5-flash-lite'),
      row('x-ai/grok-4.7'),
      row('meta-llama/llama-3.3-70b-instruct'),
    ]) {
      for (const prompt of prompts) {
        const { text } = say(prompt, model);
        expect(text.trim(), prompt).not.toBe('');
        if (!prompt.includes('{')) expect(text).not.toMatch(/\{(topic|Topic|model)\}|undefined/);
      }
    }
  });

  test('says now and then, and not always, that it is simulated', () => {
    const answers = Array.from(
      { length: 60 },
      (_, at) => compose(parseAsk({ messages: [{ role: 'user', content: 'Explain tides' }] }), PLAIN, String(at)).text,
    );
    const noted = answers.filter((text) => /sandbox|simulated/i.test(text)).length;
    expect(noted).toBeGreaterThan(5);
    expect(noted).toBeLessThan(40);
  });

  test('speaks of the conversation so far', () => {
    const messages = [
      { role: 'user', content: 'Explain tides' },
      { role: 'assistant', content: 'They come and go.' },
      { role: 'user', content: 'Explain currents' },
    ];
    const answers = Array.from({ length: 10 }, (_, at) => compose(parseAsk({ messages }), PLAIN, String(at)).text);
    expect(answers.some((text) => text.includes('Earlier we spoke of tides'))).toBe(true);
  });
});

describe('reasoning', () => {
  const thinker = { ...row('anthropic/claude-opus-5.5'), reasoning: { mandatory: false, default_enabled: true } };
  const length = (model: WireModel, more = {}) => say('Explain tides', model, more).reasoning.length;

  test('grows with the effort, and is off where it is told to be or cannot be', () => {
    const [low, medium, high] = ['low', 'medium', 'high'].map((effort) => length(thinker, { reasoning: { effort } }));
    expect(low).toBeGreaterThan(0);
    expect(medium).toBeGreaterThan(low ?? 0);
    expect(high).toBeGreaterThan(medium ?? 0);
    expect(length(thinker)).toBe(medium);
    expect(length(thinker, { reasoning_effort: 'high' })).toBe(high);
    expect(length(thinker, { reasoning: { enabled: false } })).toBe(0);
    expect(length(thinker, { reasoning: { effort: 'none' } })).toBe(0);
    expect(length(PLAIN, { reasoning: { effort: 'high' } })).toBe(0);
  });

  test('cannot be switched off where it is mandatory', () => {
    const always = { ...thinker, reasoning: { mandatory: true } };
    expect(length(always, { reasoning: { enabled: false } })).toBeGreaterThan(0);
  });

  test('comes only when asked for where it is no habit', () => {
    const seldom = { ...thinker, reasoning: { mandatory: false, default_enabled: false } };
    expect(length(seldom)).toBe(0);
    expect(length(seldom, { reasoning: { enabled: true } })).toBeGreaterThan(0);
  });
});

test('regression: a prompt of many half-written faults is read once, not once for each', () => {
  const { text } = say('[[fault:'.repeat(100_000));
  expect(text).not.toBe('');
});
