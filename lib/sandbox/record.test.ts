import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testFolder } from '#db/testing';
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

  test('an ending lowers what was written in full', () => {
    const record = openRecord(':memory:', () => 0);
    record.begin(generation('a'));
    record.begin(generation('b'));
    record.end({ ...ending, id: 'a' });
    expect(record.find('a')).toMatchObject({ ended_at: 2000, cost: '0.001', cancelled: 1 });
    expect(record.find('b')).toEqual(generation('b'));
  });

  test('what was running when its process died has ended, in full; one that lives after all still ends it itself', () => {
    const file = join(testFolder(), 'sandbox.db');
    const first = openRecord(file, () => 0);
    first.begin(generation('a'));
    const second = openRecord(file, () => 5000);
    expect(second.find('a')).toEqual(generation('a', { ended_at: 5000 }));
    first.end({ ...ending, id: 'a' });
    expect(second.find('a')).toMatchObject({ ended_at: 2000, cost: '0.001' });
    first.close();
    second.close();
  });

  test('counts by key and by time', () => {
    const record = openRecord(':memory:', () => 0);
    record.begin(generation('a', { requested_model: 'a/b:free' }));
    record.begin(generation('b', { requested_model: 'a/b:free', created_at: 999 }));
    record.begin(generation('c', { requested_model: 'a/b:free', key: 'other' }));
    record.begin(generation('d'));
    record.begin(generation('e', { requested_model: 'openrouter/free', model: 'a/b:free', key: 'third' }));
    expect(record.freeCount('third', 0)).toBe(1);
    expect(record.freeCount('k', 1000)).toBe(1);
    expect(record.ofKey('k', 1000).map(({ id }) => id)).toEqual(['a', 'd']);
    expect(record.all()).toHaveLength(5);
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
