import type { Page } from '@playwright/test';

const LONGEST_MS = 5_000;

/** Makes the page wait, wherever it is sent, until React listens to its controls: before that a press is lost, and no person is so fast. */
export function comeToLife(page: Page): void {
  const wait = async () => {
    const isAlive = () => {
      const controls = [...document.querySelectorAll('button, a, input, textarea')];
      return controls.every((control) => Object.keys(control).some((key) => key.startsWith('__reactProps')));
    };
    const hasApp = () => document.querySelector('script[src*="/_next/"]') !== null;
    // A page that leads on at once is another one by now.
    if (await page.evaluate(hasApp).catch(() => false))
      await page.waitForFunction(isAlive, null, { timeout: LONGEST_MS }).catch(() => {});
  };
  const goTo = page.goto.bind(page);
  page.goto = async (...to) => {
    const answer = await goTo(...to);
    await wait();
    return answer;
  };
  const reload = page.reload.bind(page);
  page.reload = async (...how) => {
    const answer = await reload(...how);
    await wait();
    return answer;
  };
}
