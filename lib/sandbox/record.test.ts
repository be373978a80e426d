import { describe, expect, test } from 'vitest';
import { type Generation, openRecord, totalOf } from './record.ts';

const generation = (id: string, more: Partial<Generation> = {}): Generation => ({
  id,
  key: 'k',
  created_at: 1000,
  ended_at: null,
  requested_model: 'a/b',
  model: 'a/b',
  provider: 'P',
  streamed: 1,
  cancelled: 0,
  finish_reason: null,
  native_finish_reason: null,
  prompt_tokens: 3,
  cached_tokens: 0,
  completion_tokens: 9,
  reasoning_tokens: 0,
  web_searches: 0,
  cost: '0.0000000208333333333333',
  upstream_cost: '0.0000000208333333333333',
  is_byok: 0,
  latency_ms: null,
  external_user: null,
  session_id: null,
  referer: null,
  user_agent: null,
  ...more,
});

const ending = { ...generation('x'), ended_at: 2000, cost: '0.001', upstream_cost: '0.001', cancelled: 1 as const };

describe('the record', () => {
  test('gives back what was written, digits and all', () => {
    const record = openRecord(':memory:', () => 0);
    record.begin(generation('a'));
    expect(record.find('a')).toEqual(generation('a'));
    expect(record.find('b')).toBeNull();
    expect(() => record.begin(generation('a'))).toThrow('UNIQUE');
  });

  test('the first ending counts', () => {
    const record = openRecord(':memory:', () => 0);
    record.begin(generation('a'));
    record.end({ ...ending, id: 'a' });
    record.end({ ...ending, id: 'a', ended_at: 3000, cost: '0' });
    expect(record.find('a')).toMatchObject({ ended_at: 2000, cost: '0.001', cancelled: 1 });
  });

  test('counts by key and by time', () => {
    const record = openRecord(':memory:', () => 0);
    record.begin(generation('a', { requested_model: 'a/b:free' }));
    record.begin(generation('b', { requested_model: 'a/b:free', created_at: 999 }));
    record.begin(generation('c', { requested_model: 'a/b:free', key: 'other' }));
    record.begin(generation('d'));
    expect(record.freeCount('k', 1000)).toBe(1);
    expect(record.ofKey('k', 1000).map(({ id }) => id)).toEqual(['a', 'd']);
    expect(record.all()).toHaveLength(4);
  });

  test('adds up exactly, the provider’s part too where the caller pays it', () => {
    expect(totalOf([])).toBe('0');
    expect(totalOf([generation('a', { cost: '0.1' }), generation('b', { cost: '0.2' })])).toBe('0.3');
    expect(
      totalOf([
        generation('a', { cost: '0', upstream_cost: '0.07', is_byok: 1 }),
        generation('b', { cost: '0.2', upstream_cost: '0.2' }),
      ]),
    ).toBe('0.27');
  });
});
