import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { chatPage } from './chat-page.ts';
import { startServer } from './start-server.ts';
import { test } from './test.ts';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parallax-first-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the first visitor without the link is led to set-up and cannot get in; the link makes the owner, once', async ({
  page,
}) => {
  const server = await startServer(folder, { PARALLAX_ADMIN_EMAIL: '', PARALLAX_ADMIN_PASSWORD: '' });
  await page.goto(server.origin);
  await page.waitForURL('**/setup');
  const link = /(http\S+\/setup\?token=\S+)/.exec(server.output())?.[1] ?? '';
  await page.goto(link.replace('localhost', '127.0.0.1'));
  await page.getByLabel('Your name').fill('Ada Lovelace');
  await page.getByLabel(/mail/i).fill('ada@example.com');
  await page.getByLabel('Password').fill('analytical engine');
  await page.getByRole('button', { name: /Create|Set up/ }).click();
  await page.waitForURL('**/chat');
  await expect(page.getByRole('button', { name: /Ada Lovelace/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Connection' })).toContainText('Simulated answers');
  await page.context().clearCookies();
  await page.goto(link.replace('localhost', '127.0.0.1'));
  await page.waitForURL('**/sign-in');
  await page.goto('about:blank');
  await server.end('SIGTERM');
});

test.describe('a server that is killed in mid-stream', () => {
  test.use({
    allowed: [
      /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET|Failed to fetch|Failed to load resource/,
    ],
  });

  test('leaves the text in the open page, marked interrupted, and Retry answers it', async ({ page }) => {
    test.setTimeout(120_000);
    const first = await startServer(folder, { LOG_LEVEL: 'error' });
    const { port } = new URL(first.origin);
    await page.goto(`${first.origin}/sign-in`);
    await page.getByLabel(/mail/i).fill('ada@example.com');
    await page.getByLabel('Password').fill('analytical engine');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/chat');
    const chat = chatPage(page);
    await chat.send('Write a long essay about the history of the sea, with many sections and a list.');
    await page.waitForURL(/\/chat\/.+/);
    const answer = chat.transcripts.locator('> li').last();
    await expect(answer).toContainText(/(\w+ ){12}/);
    await first.end('SIGKILL');
    const shown = await answer.innerText();
    const second = await startServer(folder, { PORT: port, LOG_LEVEL: 'error' });
    await expect(answer.getByRole('button', { name: 'Retry' })).toBeVisible({ timeout: 30_000 });
    expect(await answer.innerText()).toContain(shown.split('\n').find((line) => line.length > 40) ?? shown);
    await answer.getByRole('button', { name: 'Retry' }).click();
    await expect(chat.transcripts.locator('> li').last()).toContainText('reported', { timeout: 60_000 });
    await second.end('SIGTERM');
  });
});
