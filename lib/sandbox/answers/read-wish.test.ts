import { describe, expect, test } from 'vitest';
import { parseAsk } from '#lib/sandbox/ask';
import { readWish } from './read-wish.ts';
import { topicOf } from './topic-of.ts';

const wish = (...prompts: string[]) =>
  readWish(
    parseAsk({
      messages: prompts.flatMap((content) => [
        { role: 'assistant', content: 'yes' },
        { role: 'user', content },
      ]),
    }),
  );

describe('what a prompt asks for', () => {
  test.each([
    ['Hello!', 'greeting'],
    ['hi there', 'greeting'],
    ['thanks, that helps', 'thanks'],
    ['What is 12 * 9?', 'arithmetic'],
    ['Write a Python function that reverses a list', 'code'],
    ['In Rust, how would one read a file?', 'steps'],
    ['Fix this: ```js\nlet x\n```', 'code'],
    ['Compare tea and coffee', 'compare'],
    ['tabs vs. spaces', 'compare'],
    ['Make a table of the planets', 'table'],
    ['Draw a mermaid diagram of a login', 'diagram'],
    ['Derive the quadratic formula', 'math'],
    ['Give me five ideas for a party', 'list'],
    ['How do I change a tyre?', 'steps'],
    ['Summarize this: a b c', 'summary'],
    ['Translate "good morning" into German', 'translation'],
    ['A haiku about rain', 'poem'],
    ['Draft an email to my landlord', 'letter'],
    ['Why do cats purr?', 'explanation'],
    ['Suggest a title for this conversation in 5 words', 'title'],
  ])('%s is a wish for: %s', (prompt, kind) => {
    expect(wish(prompt).kind).toBe(kind);
  });

  test.each([
    ['Give me five ideas for a party', 5],
    ['List 12 rivers', 12],
    ['Explain it in 3 sentences', null],
    ['One idea', null],
    ['99 balloons', null],
  ])('%s: %s of them', (prompt, count) => {
    expect(wish(prompt).count).toBe(count);
  });

  test.each([
    ['Explain tides in one sentence', 'line'],
    ['Explain tides briefly', 'short'],
    ['Explain tides in detail', 'long'],
    ['Explain tides', 'usual'],
  ])('%s: %s', (prompt, length) => {
    expect(wish(prompt).length).toBe(length);
  });

  test('a follow-up is about what came before; another question is not', () => {
    expect(wish('Explain tides', 'why?')).toMatchObject({ topic: 'tides', earlierTopic: 'tides', kind: 'explanation' });
    expect(wish('Explain tides', 'Make it shorter please!')).toMatchObject({ topic: 'tides' });
    expect(wish('Explain tides', 'shorter', 'again')).toMatchObject({ topic: 'tides' });
    expect(wish('Explain tides', 'Compare tea and coffee')).toMatchObject({
      topic: 'tea and coffee',
      earlierTopic: 'tides',
      kind: 'compare',
    });
    expect(wish('Explain tides').earlierTopic).toBeNull();
  });
});

describe('what a prompt is about', () => {
  test.each([
    ['Please explain quantum entanglement in simple terms', 'quantum entanglement'],
    ['Give me five ideas for a team offsite', 'a team offsite'],
    ['How do I set up a home network?', 'setting up a home network'],
    ['Explain how to bake bread', 'baking bread'],
    ['Write a Python function that checks whether a number is prime', 'checking whether a number is prime'],
    ['Why do cats purr?', '“why do cats purr”'],
    ['Can you write me a short poem about my cat?', 'your cat'],
    ['What is the capital of France?', 'the capital of France'],
    ['??', 'your question'],
    ['', 'your question'],
  ])('%s → %s', (prompt, topic) => {
    expect(topicOf(prompt)).toBe(topic);
  });

  test('is never longer than fits a sentence', () => {
    expect(topicOf(`Explain ${'very '.repeat(100)}long things`).length).toBeLessThanOrEqual(64);
    expect(topicOf('x'.repeat(5000)).length).toBeLessThanOrEqual(64);
  });
});
