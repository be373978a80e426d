import { expect, inject, test } from 'vitest';
import { runHistories } from './testing/run-histories.ts';

const { seed } = inject('soak');

test(`seed ${seed}, B6: a hundred thousand random histories hold the sum of their open holds at every step`, async () => {
  expect((await runHistories(String(seed), 100_000)).histories).toBe(100_000);
}, 1_800_000);
