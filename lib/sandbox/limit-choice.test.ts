import { describe, expect, test } from 'vitest';
import { tokensOfChoice } from './answer.ts';
import { limitChoice } from './limit-choice.ts';
import { countTokens, tokensOf } from './tokens.ts';

const written = { reasoning: 'Think first.', text: 'One two. Three four. Five six.', toolCalls: [] };
const call = { id: 'c', name: 'look_up', arguments: '{"city":"Oslo"}' };

describe('limits', () => {
  test('without any, everything is said', () => {
    const choice = limitChoice(written, [], Number.POSITIVE_INFINITY);
    expect([choice.reasoning.join(''), choice.text.join(''), choice.finish]).toEqual([
      written.reasoning,
      written.text,
      'stop',
    ]);
  });

  test('at every limit exactly that many tokens, `length` only when something is missing', () => {
    const total = tokensOfChoice(limitChoice(written, [], Number.POSITIVE_INFINITY));
    for (let limit = 1; limit <= total + 1; limit += 1) {
      const choice = limitChoice(written, [], limit);
      expect(tokensOfChoice(choice)).toBe(Math.min(limit, total));
      expect(choice.finish).toBe(limit < total ? 'length' : 'stop');
    }
  });

  test('the earliest stop string ends it; one that does not come does not, an empty one never', () => {
    expect(limitChoice(written, ['Five', ' Three', ''], 99).text.join('')).toBe('One two.');
    expect(limitChoice(written, ['nowhere'], 99).text.join('')).toBe(written.text);
  });

  test('a tool call is whole or not at all', () => {
    const asked = { reasoning: '', text: '', toolCalls: [call] };
    expect(limitChoice(asked, [], 99)).toMatchObject({ finish: 'tool_calls', toolCalls: [{ name: 'look_up' }] });
    expect(limitChoice(asked, [], 3)).toMatchObject({ finish: 'length', toolCalls: [] });
  });
});

describe('tokens', () => {
  test.each([
    'Plain words, and more.',
    '  two  spaces\n\nlines',
    'żółć 日本語 🙂👍🏽',
    'x = {"a": [1.5e9, null]}',
    'a\u0000b\tc',
    '',
  ])('%j comes back whole', (text) => {
    expect(tokensOf(text).join('')).toBe(text);
  });

  test('an English text has about one for four characters, counted either way', () => {
    const text =
      'Under the surface there are usually three parts: something comes in, a rule is applied to it, and something goes out. '.repeat(
        20,
      );
    for (const count of [tokensOf(text).length, countTokens(text)]) {
      expect(text.length / count).toBeGreaterThan(3);
      expect(text.length / count).toBeLessThan(6);
    }
  });
});
