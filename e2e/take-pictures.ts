import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { openDataFolder } from '#db/open-data-folder';
import { chatPage } from './chat-page.ts';
import { seedLedger } from './seed-ledger.ts';
import { OWNER, startServer } from './start-server.ts';

/** Takes the README's pictures anew, of the built server on the sandbox with two months of made-up spend: `npm run pictures`. */
const FOLDER = join(import.meta.dirname, 'pictures');
const PROMPT =
  'Compare SQLite and PostgreSQL for a web application that a team of ten hosts itself. Give a table and recommend one.';
const CODE = 'Write a function in TypeScript that debounces another, with tests.';

const dataDir = mkdtempSync(join(tmpdir(), 'parallax-pictures-'));
const { db, close } = openDataFolder(dataDir, (error) => {
  throw error;
});
seedLedger(db, { count: 4_000, days: 60, until: Date.now() });
await close();

const server = await startServer(dataDir);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
});
const page = await browser.newPage({
  baseURL: server.origin,
  viewport: { width: 1440, height: 900 },
  deviceScaleFactor: 1.5,
  reducedMotion: 'reduce',
});
mkdirSync(FOLDER, { recursive: true });
const picture = (name: string) => page.screenshot({ path: join(FOLDER, `${name}.png`) });
const inTheme = (value: 'light' | 'dark') => page.context().addCookies([{ name: 'theme', value, url: server.origin }]);

await page.goto('/sign-in');
await page.getByLabel(/mail/i).fill(OWNER.email);
await page.getByLabel('Password').fill(OWNER.password);
await page.getByRole('button', { name: 'Sign in' }).click();
await page.waitForURL('**/chat');

await inTheme('dark');
await page.goto('/chat');
const chat = chatPage(page);
await chat.send(CODE);
await page.locator('pre code span[style*=color]').first().waitFor();
await page.getByText('reported').first().waitFor({ timeout: 60_000 });
await picture('chat');
await page.getByRole('combobox', { name: /^Model:/ }).click();
await page.getByRole('combobox', { name: 'Search models' }).fill('claude');
await page.getByRole('option').nth(6).waitFor();
await picture('picker');

await inTheme('light');
await page.goto('/chat');
await chat.send(PROMPT);
for (const [index, model] of ['claude sonnet 4.5', 'gemini 2.5 flash'].entries()) {
  const trigger = index === 0 ? 'Add a model beside this one' : 'Add a model';
  await chat.pick(page.getByRole('combobox', { name: trigger, exact: true }), model);
}
for (const pane of [0, 1, 2])
  await chat.transcripts.nth(pane).getByText('tokens/s').filter({ visible: true }).first().waitFor({ timeout: 60_000 });
await chat.prompt.click();
await picture('compare');

await page.goto('/spend');
await page.getByRole('radio', { name: /^Spend/ }).waitFor();
await picture('spend');

await browser.close();
await server.end('SIGTERM');
rmSync(dataDir, { recursive: true, force: true });
