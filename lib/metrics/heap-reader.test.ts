import { getHeapStatistics } from 'node:v8';
import { expect, it } from 'vitest';
import { heapReader } from './heap-reader.ts';

const LIMIT = getHeapStatistics().heap_size_limit;
const MB = 1024 * 1024;

it.each([
  [[], LIMIT],
  [['--max-semi-space-size=16'], LIMIT],
  [['--max-old-space-size=192'], 192 * MB],
  [['--trace-warnings --max_old_space_size=192', '--max-old-space-size=256'], 256 * MB],
])('%j: the limit is the operator’s, or else the engine’s', (options, limitBytes) => {
  expect(heapReader(options)().limitBytes).toBe(limitBytes);
});

it('sees what is kept, and not what is new and soon gone', () => {
  const read = heapReader([]);
  const before = read().usedBytes;
  const kept = Array.from({ length: 4_000_000 }, (_, index) => index + 0.5);
  expect(read().usedBytes - before).toBeGreaterThan(20 * MB);
  expect(kept).toHaveLength(4_000_000);
});
