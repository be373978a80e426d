import { expect, inject, test } from 'vitest';
import { runHistories } from './testing/run-histories.ts';

const { minutes, seed } = inject('soak');
/** A hundred thousand in the ten minutes that `npm run soak` takes by itself. */
const HISTORIES = 10_000 * minutes;

test(`seed ${seed}, B6: ${HISTORIES} random histories hold the sum of their open holds at every step`, async () => {
  expect((await runHistories(String(seed), HISTORIES)).histories).toBe(HISTORIES);
}, 1_800_000);
