import { expect, it } from 'vitest';
import { startThinkingClock } from './thinking-clock.ts';

function clockOf(...chunks: [at: number, type: string][]) {
  let now = 0;
  const clock = startThinkingClock(() => now);
  for (const [at, type] of chunks) {
    now = at;
    clock.note(type);
  }
  return clock.tookMs();
}

it('measures from the first thought to the last one before the answer', () => {
  expect(
    clockOf(
      [100, 'start'],
      [200, 'reasoning-start'],
      [900, 'reasoning-delta'],
      [1_700, 'reasoning-end'],
      [1_750, 'text-start'],
    ),
  ).toBe(1_500);
});

it('does not count what is thought after the answer has begun', () => {
  expect(clockOf([0, 'reasoning-start'], [400, 'reasoning-end'], [500, 'text-start'], [9_000, 'reasoning-delta'])).toBe(
    400,
  );
});

it('knows nothing of a model that does not show its thoughts', () => {
  expect(clockOf([0, 'start'], [100, 'text-start'], [200, 'text-delta'])).toBeNull();
});
