import { join } from 'node:path';
import { expect, type Locator } from '@playwright/test';
import Database from 'better-sqlite3';
import { nanoToDollars, parseDecimal, toNano, ZERO } from '#lib/money';
import { chatPage } from './chat-page.ts';
import { signIn } from './sign-in.ts';
import { test } from './test.ts';

const LONG = 'Write a long essay about the history of the sea, with many sections, a table and a list.';

test.beforeEach(async ({ page }) => signIn(page));

test('picks a model, streams an answer, shows what it cost, and keeps it over a reload in mid-stream', async ({
  page,
}) => {
  const chat = chatPage(page);
  await chat.pick(page.getByRole('combobox', { name: /^Model:/ }), 'claude sonnet 4.5');
  await expect(page.getByRole('combobox', { name: /^Model:/ })).toContainText('Claude Sonnet 4.5');
  await chat.send(LONG);
  await page.waitForURL(/\/chat\/.+/);
  const answer = chat.transcripts.locator('> li').last();
  await expect(answer).toContainText(/\w+ \w+ \w+ \w+ \w+ \w+ \w+ \w+ \w+ \w+ \w+ \w+/);
  await expect(chat.transcripts).toHaveAttribute('aria-busy', 'true');
  const before = await answer.locator('.answer').getByRole('paragraph').first().innerText();
  await page.reload();
  await expect(answer).toContainText(before.slice(0, 40));
  await expect(chat.transcripts).toHaveAttribute('aria-busy', 'false', { timeout: 40_000 });
  await expect(answer).toContainText(/\$0\.\d+ ?reported/);
  await expect(answer).toContainText('anthropic/claude-sonnet-4.5');
  await expect(answer).toContainText(/First token\s*\d/);
});

test('adds a second and a third model: each streams, one fails alone and works when tried again, one is stopped', async ({
  page,
}) => {
  const chat = chatPage(page);
  await chat.send('Name three rivers.');
  await expect(chat.transcripts.locator('> li').last()).toContainText('tokens/s', { timeout: 30_000 });
  await chat.pick(page.getByRole('combobox', { name: 'Add a model beside this one' }), 'claude haiku 4.5');
  await page.waitForURL(/\/compare\/.+/);
  await chat.pick(page.getByRole('combobox', { name: 'Add a model', exact: true }), 'gemini 2.5 flash');
  await expect(chat.transcripts).toHaveCount(3);
  for (const transcript of await chat.transcripts.all()) {
    await expect(transcript.locator('> li').last()).toContainText('tokens/s', { timeout: 30_000 });
  }

  await page.getByRole('button', { name: /^More for .*Gemini 2.5 Flash/ }).click();
  await page.getByRole('menuitem', { name: 'View code' }).click();
  await expect(page.getByRole('dialog', { name: 'View code' })).toContainText('"model": "google/gemini-2.5-flash"');
  await page.keyboard.press('Escape');

  await chat.send(`[[fault:error*1]] ${LONG}`);
  const failed = chat.transcripts.filter({ hasText: 'Retry', hasNotText: 'Stopped' });
  await expect(failed).toHaveCount(1);
  await expect(chat.transcripts.and(page.locator('[aria-busy=true]'))).toHaveCount(2);
  await page.getByRole('button', { name: 'Stop' }).first().click();
  await expect(chat.transcripts.filter({ hasText: 'Stopped' })).toHaveCount(1);
  await failed.getByRole('button', { name: 'Retry' }).click();
  for (const transcript of await chat.transcripts.all())
    await expect(transcript).toHaveAttribute('aria-busy', 'false', { timeout: 40_000 });
  await expect(failed).toHaveCount(0);
});

test('a second tab shows the same conversation live', async ({ page, context }) => {
  const chat = chatPage(page);
  await chat.send(LONG);
  await page.waitForURL(/\/chat\/.+/);
  const other = await context.newPage();
  await other.goto(page.url());
  const answer = chatPage(other).transcripts.locator('> li').last();
  await expect(answer).toContainText('reported', { timeout: 40_000 });
  // Only who watched from the start knows how long the model thought.
  const wordsOf = async (shown: Locator) => (await shown.innerText()).replace(/^Thought.*$/m, '');
  await expect.poll(() => wordsOf(chat.transcripts.locator('> li').last())).toBe(await wordsOf(answer));
});

test('what was typed survives a reload', async ({ page }) => {
  const chat = chatPage(page);
  await chat.prompt.fill('A thought that I have not sent yet');
  await page.reload();
  await expect(chat.prompt).toHaveValue('A thought that I have not sent yet');
});

test.describe('a conversation that is not there', () => {
  test.use({ allowed: [/404 \(Not Found\)/] });
  test('says so', async ({ page }) => {
    await page.goto('/chat/00000000-0000-7000-8000-000000000000');
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/not found|not here|no such/i);
  });
});

test('the spend page adds up to what the sandbox charged, to the last digit', async ({ page }) => {
  const chat = chatPage(page);
  await chat.send('Say something short.');
  await expect(chat.transcripts.locator('> li').last()).toContainText('reported', { timeout: 30_000 });
  const dataDir = process.env.E2E_DATA_DIR ?? '';
  await expect
    .poll(() => column(dataDir, 'parallax.db', "select count(*) from calls where state in ('open', 'unsettled')"), {
      timeout: 60_000,
    })
    .toEqual([0]);
  await page.goto('/spend');
  const spent = page
    .getByRole('radio', { name: /^Spend/ })
    .locator('[data-exact]')
    .first();
  const charged = column(dataDir, 'sandbox.db', 'select cost from generations') as string[];
  expect(charged.length).toBeGreaterThan(0);
  // A nano-dollar is the ledger's grain: each charge is rounded once, half-even.
  const nano = charged.map((digits) => toNano(parseDecimal(digits) ?? ZERO)).reduce((sum, one) => sum + one, 0);
  await expect(spent).toHaveAttribute('data-exact', `$${nanoToDollars(nano)}`);
});

function column(dataDir: string, file: string, sql: string): unknown[] {
  const client = new Database(join(dataDir, file), { readonly: true });
  try {
    return client.prepare(sql).pluck().all();
  } finally {
    client.close();
  }
}
