import { expect, type Page } from '@playwright/test';
import { chatPage } from './chat-page.ts';
import { expectAccessible } from './expect-accessible.ts';
import { signIn } from './sign-in.ts';
import { test } from './test.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
test.beforeEach(async ({ page }) => signIn(page));

/** One finger, as the browser itself would tell of it. */
async function finger(page: Page) {
  const session = await page.context().newCDPSession(page);
  return (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
}

async function swipe(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  const touch = await finger(page);
  await touch('touchStart', ...from);
  await touch('touchMove', (from[0] + to[0]) / 2, (from[1] + to[1]) / 2);
  await touch('touchMove', ...to);
  await touch('touchEnd', ...to);
}

test('the drawer closes when it leads to the page it stands over', async ({ page }) => {
  await page.getByRole('button', { name: 'Open the menu' }).tap();
  const drawer = page.getByRole('dialog', { name: 'Menu' });
  await drawer.getByRole('link', { name: 'New chat' }).tap();
  await expect(drawer).toBeHidden();
});

test('regression: a model with a long name leaves the settings beside Send', async ({ page }) => {
  const chat = chatPage(page);
  await chat.pick(page.getByRole('combobox', { name: /^Model:/ }), 'claude sonnet 4.5');
  await chat.prompt.fill('Name a river.');
  const settings = await page.getByRole('button', { name: 'Settings', exact: true }).boundingBox();
  const send = await page.getByRole('button', { name: 'Send', exact: true }).boundingBox();
  expect((settings?.x ?? 0) + (settings?.width ?? 0)).toBeLessThanOrEqual(send?.x ?? 0);
});

test('a finger that rests on a chat opens its menu; lifting it presses nothing', async ({ page }) => {
  const chat = chatPage(page);
  await chat.prompt.fill('Name a heron.');
  await page.getByRole('button', { name: 'Send', exact: true }).tap();
  await page.waitForURL(/\/chat\/.+/);
  await expect(chat.transcripts).toContainText('reported', { timeout: 30_000 });
  await page.goto('/chat');
  await page.getByRole('button', { name: 'Open the menu' }).tap();
  const drawer = page.getByRole('dialog', { name: 'Menu' });
  const row = drawer.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^More for/ }) });
  await expect(drawer).toHaveCSS('transform', 'none');
  const box = await row.first().boundingBox();
  const touch = await finger(page);
  const at: [number, number] = [(box?.x ?? 0) + 60, (box?.y ?? 0) + 20];
  await touch('touchStart', ...at);
  const rename = page.getByRole('menuitem', { name: 'Rename' });
  await expect(rename).toBeVisible();
  await touch('touchEnd', ...at);
  await rename.tap();
  await expect(drawer.getByRole('textbox')).toBeFocused();
  expect(new URL(page.url()).pathname).toBe('/chat');
});

test('search shows its chats before its filters, which unfold and are counted', async ({ page }) => {
  await page.goto('/search');
  const filters = page.getByRole('group', { name: 'Filters' });
  await expect(filters).toBeHidden();
  await page.getByRole('button', { name: 'Filters' }).tap();
  await filters.getByRole('button', { name: 'With an error' }).tap();
  await page.getByRole('button', { name: 'Filters, 1' }).tap();
  await expect(filters).toBeHidden();
});

test('what is chosen in the audit log’s filters stays within them', async ({ page }) => {
  await page.goto('/settings/audit');
  for (const name of ['Whose changes', 'Changes of what']) {
    const shown = page.getByRole('combobox', { name });
    expect(await shown.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(0);
  }
});

test('the names of models are whole on a tablet', async ({ page }) => {
  await page.setViewportSize({ width: 768, height: 1024 });
  await page.goto('/models?q=gemini+2.5+flash+lite');
  const name = page.getByRole('link', { name: 'Google: Gemini 2.5 Flash Lite', exact: true });
  expect(await name.evaluate((link) => link.scrollWidth - link.clientWidth)).toBeLessThanOrEqual(0);
});

test('the bar over a chat names its model on a tablet, beside an open sidebar too', async ({ page }) => {
  await page.setViewportSize({ width: 768, height: 1024 });
  await page.goto('/chat');
  const chat = chatPage(page);
  await chat.prompt.fill('Name a river that has a long name, and say how long the river is.');
  await page.getByRole('button', { name: 'Send', exact: true }).tap();
  await page.waitForURL(/\/chat\/.+/);
  await expect(chat.transcripts).toContainText('reported', { timeout: 30_000 });
  const model = page.getByRole('banner').getByRole('combobox', { name: /^Model:/ });
  for (const press of [null, 'Narrow or widen the sidebar']) {
    if (press) await page.getByRole('button', { name: press }).tap();
    expect((await model.boundingBox())?.width).toBeGreaterThan(120);
  }
});

test('swipes from pane to pane, but not across a wide table', async ({ page }) => {
  await page.goto('/compare');
  const chat = chatPage(page);
  await chat.prompt.fill('Compare tea, coffee, cocoa and water in a table.');
  await page.getByRole('button', { name: 'Send', exact: true }).tap();
  await page.waitForURL(/\/compare\/.+/);
  const tabs = page.getByRole('tablist', { name: 'Panes' }).getByRole('tab');
  await expect(tabs.first()).toHaveAttribute('aria-selected', 'true');
  await expect(chat.transcripts).toContainText('reported', { timeout: 30_000 });
  const table = chat.transcripts.locator('table').first();
  await table.scrollIntoViewIfNeeded();
  const box = await table.boundingBox();
  const y = Math.min(650, Math.max(220, (box?.y ?? 0) + 60));
  await swipe(page, [300, y], [60, y]);
  await expect(tabs.first()).toHaveAttribute('aria-selected', 'true');

  const beside = async () => {
    await expect(chat.transcripts).toContainText('reported', { timeout: 30_000 });
    const receipt = chat.transcripts.getByRole('button', { name: 'Whole receipt' });
    await receipt.scrollIntoViewIfNeeded();
    return ((await receipt.boundingBox())?.y ?? 0) + 20;
  };
  const first = await beside();
  await swipe(page, [340, first], [100, first + 10]);
  await expect(tabs.nth(1)).toHaveAttribute('aria-selected', 'true');
  await expect(tabs.nth(1)).toBeInViewport({ ratio: 1 });
  const second = await beside();
  await swipe(page, [40, second], [280, second]);
  await expect(tabs.first()).toHaveAttribute('aria-selected', 'true');
});

test('bar and composer stay in sight above a keyboard that covers the page', async ({ page }) => {
  const KEYBOARD = 336;
  await page.evaluate((covered) => {
    const sight = window.visualViewport;
    Object.defineProperty(sight, 'height', { configurable: true, get: () => window.innerHeight - covered });
    sight?.dispatchEvent(new Event('resize'));
  }, KEYBOARD);
  const send = page.getByRole('form', { name: 'Prompt' });
  await expect.poll(async () => (await send.boundingBox())?.y ?? 0).toBeLessThan(844 - KEYBOARD);
  const box = await send.boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(844 - KEYBOARD);
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
});

test('a file of a long name stays within the screen', async ({ page }) => {
  const chat = chatPage(page);
  await page.locator('input[type=file]').setInputFiles({
    name: `${'a-report-that-somebody-wrote-'.repeat(4)}.txt`,
    mimeType: 'text/plain',
    buffer: Buffer.from('Words.'),
  });
  await chat.prompt.fill('What does it say?');
  await page.getByRole('button', { name: 'Send', exact: true }).tap();
  await page.waitForURL(/\/chat\/.+/);
  const file = chat.transcripts.getByRole('link', { name: /^a-report/ });
  await expect(file).toBeVisible();
  expect((await file.boundingBox())?.x).toBeGreaterThanOrEqual(0);
});

test('undoing takes its message away, and the message never covers the composer', async ({ page }) => {
  const chat = chatPage(page);
  await chat.prompt.fill('Name a river.');
  await page.getByRole('button', { name: 'Send', exact: true }).tap();
  await expect(chat.transcripts).toContainText('reported', { timeout: 30_000 });
  await page.getByRole('button', { name: 'More for this answer' }).tap();
  await page.getByRole('menuitem', { name: 'Delete' }).tap();
  const undo = page.getByRole('button', { name: 'Undo' });
  await expect(undo).toBeVisible();
  expect((await undo.boundingBox())?.y).toBeLessThan(200);
  await undo.tap();
  await expect(chat.transcripts).toContainText('reported');
  await expect(undo).toBeHidden();
});

test('an admin is not told to ask an admin', async ({ page }) => {
  const chat = chatPage(page);
  await chat.prompt.fill('Say hello. [[fault:402]]');
  await page.getByRole('button', { name: 'Send', exact: true }).tap();
  await expect(chat.transcripts).toContainText('not enough credit', { timeout: 30_000 });
  await expect(chat.transcripts).not.toContainText('Ask an admin');
  await expectAccessible(page);
});

test('what reads from right to left keeps its marks in sight, and is bold where it should be', async ({ page }) => {
  await page.goto('/search');
  await expect(page.getByRole('button', { name: 'Import' })).toBeEnabled();
  const messages = [
    { role: 'user', content: 'لماذا مياه البحر مالحة؟' },
    {
      role: 'assistant',
      content:
        '- **الأنهار** تحمل الأملاح.\n- المطر يذيبها.\n\n> اقتباس قصير.\n\n```js\nconst salt = 35; // in grams\n```',
    },
  ];
  await page.getByLabel('File of chats').setInputFiles({
    name: 'messages.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ messages })),
  });
  await page.getByRole('button', { name: 'Open', exact: true }).tap();
  await page.waitForURL(/\/chat\/.+/);
  const answer = chatPage(page).transcripts.locator('.answer');
  await expect(answer.locator('ul')).toHaveCSS('padding-right', '24px');
  await expect(answer.locator('blockquote')).toHaveCSS('border-right-width', '2px');
  // Below 600 browsers embolden no script that the typeface lacks.
  await expect(answer.getByText('الأنهار', { exact: true })).toHaveCSS('font-weight', '600');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(answer.locator('pre span[style*="light-dark"]').first()).toBeVisible();
  await expectAccessible(page);
});
