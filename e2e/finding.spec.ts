import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { chatPage } from './chat-page.ts';
import { signIn } from './sign-in.ts';
import { test } from './test.ts';

test.beforeEach(async ({ page }) => signIn(page));

const WORD = `zephyr${Date.now().toString(36)}`;

test('finds a message by its words with the keyboard alone, exports the chat, brings it back, deletes and restores', async ({
  page,
}) => {
  const chat = chatPage(page);
  await chat.send(`Tell me about the ${WORD} in one sentence.`);
  await page.waitForURL(/\/chat\/.+/);
  await expect(chat.transcripts.locator('> li').last()).toContainText('reported', { timeout: 30_000 });

  await page.keyboard.press('Control+Shift+O');
  await page.waitForURL(/\/chat$/);
  await page.keyboard.press('Control+K');
  const palette = page.getByRole('combobox', { name: /^Search chats/ });
  await palette.fill(WORD);
  await expect(page.getByRole('option').locator('mark').first()).toBeVisible();
  await palette.press('Enter');
  await page.waitForURL(/\/chat\/.+message=/);
  await expect(page.locator('[data-message]').filter({ hasText: WORD }).first()).toBeInViewport();

  const more = page.getByRole('button', { name: 'More for this chat' });
  await more.click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Export as JSON' }).click();
  const file = await (await download).path();
  expect(readFileSync(file, 'utf8')).toContain(WORD);

  await page.goto('/search');
  await expect(page.getByRole('button', { name: 'Import' })).toBeEnabled();
  await page.getByLabel('File of chats').setInputFiles(file);
  await expect(page.getByText('One chat imported')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search messages and titles' }).fill(WORD);
  await expect(page.getByRole('main').locator('mark').first()).toBeVisible();

  await page.goto('/search');
  await page
    .getByRole('checkbox', { name: /^Choose (?!all)/ })
    .first()
    .check();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('checkbox', { name: /^Choose (?!all)/ }).first()).not.toBeChecked();
});

test('a shared link is read without signing in, until it is withdrawn', async ({ page, browser }) => {
  const chat = chatPage(page);
  await chat.send(`What is a ${WORD}?`);
  await page.waitForURL(/\/chat\/.+/);
  await expect(chat.transcripts.locator('> li').last()).toContainText('reported', { timeout: 30_000 });
  await page.getByRole('button', { name: 'More for this chat' }).click();
  await page.getByRole('menuitem', { name: 'Share…' }).click();
  await page.getByRole('button', { name: 'Make a link' }).click();
  await expect(page.getByRole('textbox', { name: 'Link' })).toBeFocused();
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();

  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(link);
  await expect(stranger.getByRole('list', { name: 'Messages' })).toContainText(WORD);
  await expect(stranger.locator('meta[name=robots]').first()).toHaveAttribute('content', /noindex/);
  await page.getByRole('button', { name: 'Withdraw' }).first().click();
  await expect(page.getByText('Link withdrawn')).toBeVisible();
  await stranger.goto('about:blank');
  await stranger.goto(link);
  await expect(stranger.getByRole('heading', { level: 1 })).toContainText('nothing to read');
});

test('every shortcut is listed, and none is heard while something is typed', async ({ page }) => {
  const chat = chatPage(page);
  await chat.prompt.fill('');
  await chat.prompt.pressSequentially('g c?');
  await expect(chat.prompt).toHaveValue('g c?');
  await page.keyboard.press('Control+/');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(list).toContainText('Search chats, models, pages and actions');
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
});

test.describe('installed', () => {
  test.use({ allowed: [/ERR_INTERNET_DISCONNECTED/] });
  test('has a manifest with icons that are there, and a page for when the server is not', async ({ page, context }) => {
    const manifest = await (await page.request.get('/manifest.webmanifest')).json();
    for (const { src, type } of manifest.icons) {
      const icon = await page.request.get(src);
      expect([icon.status(), icon.headers()['content-type']]).toEqual([200, type]);
    }
    await page.evaluate(() => navigator.serviceWorker.ready);
    await context.setOffline(true);
    await page.goto('/spend').catch(() => {});
    await expect(page.getByRole('heading', { level: 1 })).toContainText('cannot be reached');
    await expect(page.getByRole('heading', { level: 1 })).toHaveCSS('font-size', '24px');
    await context.setOffline(false);
  });
});
