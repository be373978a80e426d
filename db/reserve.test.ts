import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openReserve } from './reserve.ts';
import { testFolder } from './testing.ts';

it('D1: keeps eight megabytes, gives them up when told, and sets them aside again once there is room', async () => {
  const file = join(testFolder(), 'reserve');
  const reserve = openReserve(file, { againAfterMs: 50 });
  onTestFinished(() => reserve.close());
  await expect.poll(() => existsSync(file), { timeout: 10_000 }).toBe(true);
  expect([statSync(file).size, reserve.isFree()]).toEqual([8 * 1024 * 1024, false]);
  reserve.free();
  expect([existsSync(file), reserve.isFree()]).toEqual([false, true]);
  await expect.poll(() => reserve.isFree(), { timeout: 10_000 }).toBe(false);
  expect(existsSync(file)).toBe(true);
});

it('a folder that takes no reserve for another reason than room keeps nobody from working', async () => {
  const reserve = openReserve(join(testFolder(), 'no', 'such', 'folder', 'reserve'), { againAfterMs: 10 });
  onTestFinished(() => reserve.close());
  await new Promise((resolve) => setTimeout(resolve, 1200));
  expect(reserve.isFree()).toBe(false);
});
