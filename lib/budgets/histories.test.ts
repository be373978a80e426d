import { expect, it } from 'vitest';
import { runHistories } from './testing/run-histories.ts';

it('B6: ten thousand random histories hold the sum of their open holds at every step, and nothing at the end', async () => {
  const tally = await runHistories('verify', 10_000);
  expect(tally.histories).toBe(10_000);
  for (const count of [tally.refused, tally.settled, tally.late, tally.crashes]) expect(count).toBeGreaterThan(100);
}, 600_000);
