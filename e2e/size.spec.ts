import { gzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { signIn } from './sign-in.ts';
import { test } from './test.ts';

const MOST_KIB = 230;

test(`the first scripts of /chat weigh at most ${MOST_KIB} KiB`, async ({ page }) => {
  await signIn(page);
  await page.goto('/chat', { waitUntil: 'commit' });
  const html = await (await page.request.get('/chat')).text();
  // What the page itself names: the rest comes when it is wanted. Browsers that know modules leave `nomodule` out.
  const scripts = [...html.matchAll(/<script\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !/\bnomodule\b/i.test(tag))
    .flatMap((tag) => /\bsrc="([^"]+)"/.exec(tag)?.[1] ?? []);
  expect(scripts.length).toBeGreaterThan(3);
  const sizes = await Promise.all(
    [...new Set(scripts)].map(async (src) => gzipSync(await (await page.request.get(src)).body()).length),
  );
  const kib = sizes.reduce((sum, size) => sum + size, 0) / 1024;
  test.info().annotations.push({ type: 'KiB gzip', description: kib.toFixed(1) });
  expect(kib).toBeLessThan(MOST_KIB);
});
