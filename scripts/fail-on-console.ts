import { afterEach, beforeEach, expect, vi } from 'vitest';

/** Output to the console that a test did not ask for fails it. A test that expects output spies on console itself. */
let unexpected: string[] = [];
let restore: (() => void)[] = [];

beforeEach(() => {
  unexpected = [];
  restore = (['error', 'warn'] as const).map((method) => {
    const spy = vi.spyOn(console, method).mockImplementation((...words) => {
      unexpected.push(`console.${method}: ${words.map(String).join(' ')}`);
    });
    return () => spy.mockRestore();
  });
});

afterEach(() => {
  for (const one of restore) one();
  expect(unexpected, 'unexpected console output').toEqual([]);
});
