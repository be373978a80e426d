import { expect, type Page } from '@playwright/test';
import { chatPage } from './chat-page.ts';
import { expectAccessible } from './expect-accessible.ts';
import { signIn } from './sign-in.ts';
import { test } from './test.ts';

const PAGES = [
  '/chat',
  '/compare',
  '/spend',
  '/spend/requests',
  '/spend/invoice',
  '/search',
  '/search?q=coffee',
  '/keys',
  '/keys/new',
  '/docs',
  '/settings/account',
  '/settings/members',
  '/settings/budgets',
  '/settings/connections',
  '/settings/audit',
  '/settings/appearance',
  '/invite',
];
/** A theme changes no width: they are measured in one. */
const WIDTHS = { light: [320, 390, 768, 1440], dark: [1440] };

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious and nothing is wider than the screen, ${theme}`, async ({ page, baseURL }) => {
    test.setTimeout(180_000);
    await page.context().addCookies([{ name: 'theme', value: theme, url: baseURL ?? '' }]);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto('/sign-in');
    await expectAccessible(page);
    await signIn(page);
    const chat = chatPage(page);
    await chat.send('Compare tea and coffee in a table, then show a code block in Python.');
    await expect(chat.transcripts.locator('> li').last()).toContainText('reported', { timeout: 30_000 });
    await page.waitForURL(/\/chat\/.+/);
    for (const path of [new URL(page.url()).pathname, await shared(page), ...PAGES]) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      for (const width of WIDTHS[theme]) {
        await page.setViewportSize({ width, height: 900 });
        // The new size and the styles for it do not arrive in the same moment.
        const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        await expect.poll(overflow, `${path} at ${width} px`).toBeLessThanOrEqual(0);
      }
      await expectAccessible(page);
    }
  });
}

/** Shares the chat on show, and says where it is read. */
async function shared(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'More for this chat' }).click();
  await page.getByRole('menuitem', { name: 'Share…' }).click();
  await page.getByRole('button', { name: 'Make a link' }).click();
  const { pathname, hash } = new URL(await page.getByRole('textbox', { name: 'Link' }).inputValue());
  return `${pathname}${hash}`;
}
