import type { Page } from '@playwright/test';

export type PickerFigures = { readonly openMs: number; readonly keyMs: number };

const MODELS = 500;
const SLOWDOWN = 4;
/** Whatever else the machine does only adds, so the fastest of these counts. */
const PRESSES = 6;

/**
 * How long the picker takes with 500 models on a processor four times slower: from a press of its trigger to its rows, and from a key
 * to the rows it found, each up to the frame that shows them. The page must show a composer.
 */
export async function measurePicker(page: Page): Promise<PickerFigures> {
  await page.route('**/api/models', async (route) => {
    const answer = await route.fetch();
    const { models, ...rest } = (await answer.json()) as { models: { id: string; name: string }[] };
    const many = Array.from({ length: MODELS }, (_, n) => {
      const model = models[n % models.length];
      return n < models.length ? model : { ...model, id: `${model?.id}-${n}`, name: `${model?.name} ${n}` };
    });
    await route.fulfill({ json: { ...rest, models: many } });
  });
  await page.reload();
  const trigger = page.getByRole('combobox', { name: /^Model:/ });
  await trigger.hover();
  await page.waitForLoadState('networkidle');
  const client = await page.context().newCDPSession(page);
  await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  const openMs = await trigger.evaluate(async (button) => {
    const startedAt = performance.now();
    (button as HTMLElement).click();
    while (document.querySelectorAll('[role=option]').length < 5) await new Promise(requestAnimationFrame);
    return performance.now() - startedAt;
  });
  const field = page.getByRole('combobox', { name: 'Search models' });
  let keyMs = Number.POSITIVE_INFINITY;
  for (let press = 0; press < PRESSES; press++) {
    await field.fill('');
    keyMs = Math.min(keyMs, await measureKey(page, () => field.press('c')));
  }
  await client.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await page.unroute('**/api/models');
  return { openMs, keyMs };
}

async function measureKey(page: Page, press: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const shown = () => document.querySelector('[role=option]')?.getAttribute('aria-setsize');
    const before = shown();
    const measure = async () => {
      const startedAt = performance.now();
      while (shown() === before) await new Promise(requestAnimationFrame);
      document.body.dataset.keyMs = String(performance.now() - startedAt);
    };
    delete document.body.dataset.keyMs;
    document.addEventListener('keydown', () => void measure(), { capture: true, once: true });
  });
  await press();
  await page.waitForFunction(() => document.body.dataset.keyMs !== undefined);
  return Number(await page.evaluate(() => document.body.dataset.keyMs));
}
