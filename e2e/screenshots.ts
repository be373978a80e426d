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
const PAGES = ['/sign-in', '/chat', '/compare', '/spend', '/settings/connection', '/settings/appearance', '/nowhere'];
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
  if (!values.email || !values.password) return;
  const data = { email: values.email, password: values.password };
  const response = await context.request.post('/api/auth/sign-in/email', { data });
  if (!response.ok()) throw new Error(`Signing in was answered ${response.status()}: ${await response.text()}`);
}

async function picture(context: BrowserContext, theme: string, path: string): Promise<void> {
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('/_next/hmr'))
      console.log(`${path} console: ${message.text().slice(0, 600)}`);
  });
  page.on('pageerror', (error) => console.log(`${path} threw: ${error.message.slice(0, 600)}`));
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    await page.goto(path, { waitUntil: 'load' });
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(600);
    const name = `${path.replaceAll(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '')}-${width}-${theme}.png`;
    await page.screenshot({ path: join(values.out, name) });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0) console.log(`${path} at ${width} px: ${overflow} px too wide`);
  }
  await judge(page, `${path} ${theme}`);
  await page.close();
}

async function judge(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  for (const violation of violations) {
    const isGrave = GRAVE.includes(violation.impact ?? '');
    if (isGrave) graveCount++;
    console.log(`${where} axe ${violation.impact}: ${violation.id}, ${violation.help}`);
    for (const node of violation.nodes.slice(0, 4))
      console.log(`  ${node.html.slice(0, 160)}\n  ${node.failureSummary?.split('\n')[1] ?? ''}`);
  }
}
