import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { chatPage } from './chat-page.ts';
import { OWNER, startServer } from './start-server.ts';

/** Takes the README's pictures anew, of the built server on the sandbox: `npm run pictures`. */
const FOLDER = join(import.meta.dirname, 'pictures');
const PROMPT =
  'Compare SQLite and PostgreSQL for a web application that a team of ten hosts itself. Give a table and recommend one.';

const dataDir = mkdtempSync(join(tmpdir(), 'parallax-pictures-'));
const server = await startServer(dataDir);
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
});
const page = await browser.newPage({
  baseURL: server.origin,
  viewport: { width: 1440, height: 900 },
  deviceScaleFactor: 1.5,
  reducedMotion: 'reduce',
});
mkdirSync(FOLDER, { recursive: true });

await page.goto('/sign-in');
await page.getByLabel(/mail/i).fill(OWNER.email);
await page.getByLabel('Password').fill(OWNER.password);
await page.getByRole('button', { name: 'Sign in' }).click();
await page.waitForURL('**/chat');
const chat = chatPage(page);
await chat.send(PROMPT);
for (const [index, model] of ['claude sonnet 4.5', 'gemini 2.5 flash'].entries()) {
  const trigger = index === 0 ? 'Add a model beside this one' : 'Add a model';
  await chat.pick(page.getByRole('combobox', { name: trigger, exact: true }), model);
}
for (const pane of [0, 1, 2])
  await chat.transcripts.nth(pane).getByText('tokens/s').filter({ visible: true }).first().waitFor({ timeout: 60_000 });
await page.screenshot({ path: join(FOLDER, 'compare.png') });
await page.goto('/spend');
await page.getByRole('radio', { name: /^Spend/ }).waitFor();
await page.screenshot({ path: join(FOLDER, 'spend.png') });

await browser.close();
await server.end('SIGTERM');
rmSync(dataDir, { recursive: true, force: true });
