import { expect } from '@playwright/test';
import { chatPage } from './chat-page.ts';
import { signIn } from './sign-in.ts';
import { test } from './test.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mP8z8BQz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC',
  'base64',
);

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
test.beforeEach(async ({ page }) => signIn(page));

test('edits a prompt, switches between its versions, rates, quotes, deletes and has it back, branches', async ({
  page,
}) => {
  test.setTimeout(90_000);
  const chat = chatPage(page);
  const messages = chat.transcripts.locator('> [data-message]');
  const answered = () => expect(messages.last()).toContainText('reported', { timeout: 30_000 });
  await chat.send('Name a river.');
  await page.waitForURL(/\/chat\/.+/);
  await answered();

  await messages.first().hover();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const edited = page.getByRole('textbox', { name: 'Prompt to send instead' });
  await expect(edited).toHaveValue('Name a river.');
  await edited.fill('Name a mountain.');
  await edited.press('Enter');
  await expect(messages.first()).toContainText('Name a mountain.');
  await answered();
  await expect(messages.first()).toContainText('2/2');
  await page.getByRole('button', { name: 'Earlier version' }).first().click();
  await expect(messages.first()).toContainText('Name a river.');

  await page.getByRole('button', { name: 'Good answer' }).click();
  await expect(page.getByRole('button', { name: 'Good answer' })).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Good answer' })).toHaveAttribute('aria-pressed', 'true');

  const menu = page.getByRole('button', { name: 'More for this answer' });
  await menu.click();
  await page.getByRole('menuitem', { name: 'Copy as Markdown' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\w{3}/);
  await menu.click();
  await page.getByRole('menuitem', { name: 'Quote' }).click();
  await expect(chat.prompt).toHaveValue(/^> \w/);
  await chat.prompt.fill('');

  await menu.click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(messages).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(messages).toHaveCount(2);

  const before = page.url();
  await menu.click();
  await page.getByRole('menuitem', { name: 'Branch from here' }).click();
  await page.waitForURL((url) => url.href !== before && url.pathname.startsWith('/chat/'));
  await expect(messages).toHaveCount(2);
});

test('draws formulas as models write them, and leaves prices as they are', async ({ page }) => {
  const chat = chatPage(page);
  const isLoaded = () =>
    page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => /KaTeX/.test(name)));
  await chat.send('Name a river.');
  await page.waitForURL(/\/chat\/.+/);
  const answer = chat.transcripts.locator('> [data-message]').last();
  await expect(answer).toContainText('reported', { timeout: 30_000 });
  expect(await isLoaded()).toBe(false);
  await chat.send('Show the formula of compound interest.');
  await expect(answer.locator('.katex-display')).toHaveCount(1, { timeout: 30_000 });
  await expect(answer.locator('.katex').first()).toBeVisible();
  await expect(answer).toContainText('reported', { timeout: 30_000 });
  await expect(answer.locator('.katex-error')).toHaveCount(0);
  await expect(answer.locator('.answer')).toContainText('$1,000 becomes $1,647');
  expect(await isLoaded()).toBe(true);
});

test('goes on with an answer that was stopped', async ({ page }) => {
  const chat = chatPage(page);
  await chat.send('Write a long essay about the history of the sea, with many sections.');
  await page.waitForURL(/\/chat\/.+/);
  const answer = chat.transcripts.locator('> [data-message]').last();
  // Its reasoning comes first, which is no part of the answer.
  await expect(answer.locator('.answer')).toContainText(/\w+ \w+ \w+ \w+ \w+ \w+ \w+ \w+/);
  await chat.stop.click();
  await expect(answer).toContainText('Stopped');
  const kept = (await answer.locator('.answer').innerText()).slice(0, 40);
  await answer.getByRole('button', { name: 'Continue' }).click();
  await expect(answer).not.toContainText('Stopped');
  await expect(answer.locator('.answer')).toContainText(kept);
  await expect(answer).toContainText('2/2');
});

test.describe('files', () => {
  test.use({ allowed: [/400 \(Bad Request\)/] });

  test('attaches files by button and paste, says what is not taken, and shows them in the prompt', async ({ page }) => {
    const chat = chatPage(page);
    await page.getByLabel('Files to attach').setInputFiles([
      { name: 'red.png', mimeType: 'text/plain', buffer: PNG },
      { name: 'notes.md', mimeType: 'text/markdown', buffer: Buffer.from('# Notes') },
      { name: 'archive.zip', mimeType: 'application/zip', buffer: Buffer.from('PK\u0003\u0004\u0000', 'latin1') },
    ]);
    const attached = page.getByRole('list', { name: 'Attached files' });
    await expect(attached.getByRole('alert')).toContainText('neither a picture');
    await expect(page.getByText('Remove the file that failed')).toBeVisible();
    await page.getByRole('button', { name: 'Remove archive.zip' }).click();
    await chat.prompt.focus();
    await page.evaluate(() => navigator.clipboard.writeText('a long text\n'.repeat(1_000)));
    await page.keyboard.press('ControlOrMeta+V');
    const told = page.getByRole('status').filter({ hasText: 'Attached: red.png, notes.md, Pasted text.txt' });
    await expect(told).toHaveCount(1);
    await page.reload();
    await expect(attached.getByRole('listitem')).toHaveCount(3);
    await chat.send('What are these?');
    await page.waitForURL(/\/chat\/.+/);
    const prompt = chat.transcripts.locator('> [data-message]').first();
    await expect(prompt.getByRole('img', { name: 'red.png' })).toBeVisible();
    await expect(prompt.getByRole('link', { name: 'notes.md' })).toBeVisible();
    await expect(chat.transcripts.locator('> [data-message]').last()).toContainText('reported', { timeout: 30_000 });
  });
});

test('C9: two presses, and two tabs with the same draft, send once', async ({ page, context }) => {
  const chat = chatPage(page);
  await chat.send('Name a lake.');
  await page.waitForURL(/\/chat\/.+/);
  const messages = chat.transcripts.locator('> [data-message]');
  await expect(messages.last()).toContainText('reported', { timeout: 30_000 });
  const other = await context.newPage();
  await other.goto(page.url());
  const otherChat = chatPage(other);
  await chat.prompt.fill('Name another one.');
  await expect(otherChat.prompt).toHaveValue('Name another one.');
  await chat.prompt.evaluate((field) => {
    for (let press = 0; press < 2; press += 1)
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  });
  await expect(otherChat.prompt).toHaveValue('');
  await expect(messages).toHaveCount(4);
  await expect(messages.last()).toContainText('reported', { timeout: 30_000 });
  await page.reload();
  await expect(messages).toHaveCount(4);
});

test('arrow up brings back what was asked', async ({ page }) => {
  const chat = chatPage(page);
  await chat.send('Name a sea.');
  await page.waitForURL(/\/chat\/.+/);
  await expect(chat.transcripts.locator('> [data-message]').last()).toContainText('reported', { timeout: 30_000 });
  await chat.prompt.press('ArrowUp');
  await expect(chat.prompt).toHaveValue('Name a sea.');
  await chat.prompt.press('ArrowDown');
  await expect(chat.prompt).toHaveValue('');
});

test('shows the sources and the pictures of an answer, also after a reload', async ({ page }) => {
  const chat = chatPage(page);
  await chat.send('Why are hills blue? [[fault:sources:2]] [[fault:picture]]');
  const answer = chat.transcripts.locator('> [data-message]').last();
  await expect(answer).toContainText('reported', { timeout: 30_000 });
  const sources = answer.getByRole('region', { name: 'Sources' }).getByRole('link');
  const width = () =>
    answer.getByRole('img', { name: 'Picture' }).evaluate((image: HTMLImageElement) => image.naturalWidth);
  await expect(sources).toHaveCount(2);
  await expect(sources.first()).toHaveAttribute('href', /^https:\/\/encyclopedia\.example\.org\//);
  await expect(sources.first()).toHaveAttribute('rel', /noopener/);
  await expect.poll(width).toBe(480);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    answer.getByRole('link', { name: 'Download Picture' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^image-.+\.png$/);
  await page.reload();
  await expect(sources).toHaveCount(2);
  await expect.poll(width).toBe(480);
});
