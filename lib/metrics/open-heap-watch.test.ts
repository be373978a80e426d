import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openHeapWatch } from './open-heap-watch.ts';

const LIMIT = 4_000_000_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A heap of 4 GB of which so much is needed, and so much is garbage. */
function setUp() {
  const heap = { needed: 0, garbage: 0 };
  const changes: boolean[] = [];
  const refusals: unknown[] = [];
  let collections = 0;
  const watch = openHeapWatch({
    read: () => ({ usedBytes: heap.needed + heap.garbage, limitBytes: LIMIT }),
    collect: () => {
      collections += 1;
      heap.garbage = 0;
    },
    onChange: (isTight) => changes.push(isTight),
    onRefusal: (error) => refusals.push(error),
  });
  const fill = (needed: number, garbage = 0, forMs = 250) => {
    Object.assign(heap, { needed: needed * LIMIT, garbage: garbage * LIMIT });
    vi.advanceTimersByTime(forMs);
    return watch.isTight();
  };
  return { watch, fill, changes, refusals, collections: () => collections };
}

it('refuses when what is needed leaves less than the spare, and not again before there is half as much more', () => {
  const { watch, fill, changes, refusals } = setUp();
  expect([fill(0.84), fill(0.86), fill(0.8), fill(0.76)]).toEqual([false, true, true, false]);
  expect(changes).toEqual([true, false]);
  watch.requireRoom();
  fill(0.9, 0, 10_000);
  expect(watch.requireRoom).toThrow(expect.objectContaining({ code: 'unavailable', details: { retryAfterS: 5 } }));
  expect(refusals).toHaveLength(1);
});

it('does not refuse for garbage, which it has collected first, at most every five seconds', () => {
  const { fill, changes, collections } = setUp();
  expect(fill(0.3, 0.6)).toBe(false);
  expect(collections()).toBe(1);
  expect(fill(0.3, 0.6)).toBe(true);
  expect(collections()).toBe(1);
  expect(fill(0.3, 0.6, 5_000)).toBe(false);
  expect(collections()).toBe(2);
  expect(fill(0.3, 0.5, 60_000)).toBe(false);
  expect(collections()).toBe(2);
  expect(changes).toEqual([true, false]);
});

it('does not stay shut over garbage that nobody collects', () => {
  const { fill } = setUp();
  expect(fill(0.9)).toBe(true);
  expect(fill(0.5, 0.32, 5_000)).toBe(false);
});

it('stops looking when it is closed', () => {
  const { watch, fill } = setUp();
  watch.close();
  expect(fill(0.99)).toBe(false);
});
