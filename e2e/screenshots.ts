import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, chromium, type Page } from '@playwright/test';

/**
 * Takes pictures of pages in both themes and three widths, and asks axe about each:
 * `node e2e/screenshots.ts --url http://127.0.0.1:3000 --email a@b.c --password … --out /tmp/shots /chat /spend`
 */
const WIDTHS = [390, 768, 1440];
const HEIGHT = 900;
const THEMES = ['light', 'dark'] as const;
const PAGES = ['/sign-in', '/chat', '/compare', '/spend', '/settings/connections', '/settings/appearance', '/nowhere'];
const SETTLE_MS = 600;
const GRAVE = ['serious', 'critical'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:3000' },
    email: { type: 'string' },
    password: { type: 'string' },
    out: { type: 'string', default: 'shots' },
    chromium: { type: 'string', default: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium' },
  },
});

mkdirSync(values.out, { recursive: true });
const browser = await chromium.launch({
  executablePath: values.chromium,
  args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
});
let graveCount = 0;
for (const theme of THEMES) {
  const context = await browser.newContext({ baseURL: values.url, colorScheme: theme, reducedMotion: 'reduce' });
  await context.addCookies([{ name: 'theme', value: theme, url: values.url }]);
  const paths = positionals.length > 0 ? positionals : PAGES;
  for (const path of paths.filter(isOpen)) await picture(context, theme, path);
  await signIn(context);
  for (const path of paths.filter((path) => !isOpen(path))) await picture(context, theme, path);
  await context.close();
}
await browser.close();
if (graveCount > 0) process.exitCode = 1;

function isOpen(path: string): boolean {
  return path.startsWith('/sign-in') || path.startsWith('/setup') || path.startsWith('/preview');
}

async function signIn(context: BrowserContext): Promise<void> {
  const { email, password } = values;
  if (!email || !password) return;
  const page = await context.newPage();
  await patiently(page, async () => {
    const response = await context.request.post('/api/auth/sign-in/email', { data: { email, password } });
    if (!response.ok()) throw new Error(`Signing in was answered ${response.status()}: ${await response.text()}`);
  });
  await page.close();
}

async function picture(context: BrowserContext, theme: string, path: string): Promise<void> {
  const page = await context.newPage();
  page.on('console', (message) => {
    const isOfNetwork = /_next\/hmr|Failed to load resource/.test(message.text());
    if (message.type() === 'error' && !isOfNetwork) tell(path, `console: ${message.text()}`);
  });
  page.on('pageerror', (error) => tell(path, `threw: ${error.message}`));
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    const name = path.replaceAll(/[^a-z0-9]+/gi, '-').replaceAll(/^-|-$/g, '');
    await patiently(page, async () => {
      const answer = await page.goto(path, { waitUntil: 'load' });
      if (answer?.status() === 503) throw new Error(`${path} was answered 503`);
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(SETTLE_MS);
      await page.screenshot({ path: join(values.out, `${name}-${width}-${theme}.png`) });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (overflow > 0) tell(path, `${overflow} px too wide at ${width} px`);
    });
  }
  await patiently(page, () => judge(page, `${path} ${theme}`));
  await page.close();
}

async function judge(page: Page, where: string): Promise<void> {
  if (page.url().startsWith('chrome-error:')) throw new Error(`${where} could not be reached`);
  const { violations } = await new AxeBuilder({ page }).analyze();
  for (const { impact, id, help, nodes } of violations) {
    if (GRAVE.includes(impact ?? '')) graveCount++;
    tell(where, `axe ${impact}: ${id}, ${help}`);
    for (const node of nodes.slice(0, 4)) tell(where, `  ${node.html}\n  ${node.failureSummary?.split('\n')[1] ?? ''}`);
  }
}

/** A development server restarts, and reloads its pages, whenever a file changes. */
async function patiently(page: Page, look: () => Promise<void>, tries = 8): Promise<void> {
  try {
    await look();
  } catch (error) {
    if (tries === 0) throw error;
    await page.waitForTimeout(2000);
    await patiently(page, look, tries - 1);
  }
}

function tell(where: string, what: string): void {
  console.log(`${where} ${what.slice(0, 600)}`);
}
