import { chromium } from '@playwright/test';
import { existsSync } from 'node:fs';
import { execSync } from 'node:child_process';
export const BASE = 'http://localhost:3100';
const STATE = '/tmp/phone-shots/state.json';
let browser;
export async function open({ width = 390, height = 844, dark = false, touch = width < 1000, scale = touch ? 2 : 1, anonymous = false } = {}) {
  browser ??= await chromium.launch({ executablePath: process.env.CHROMIUM_PATH || execSync('which chromium').toString().trim(), args: ['--no-sandbox'] });
  const context = await browser.newContext({ baseURL: BASE, viewport: { width, height }, hasTouch: touch, isMobile: touch, deviceScaleFactor: scale, colorScheme: dark ? 'dark' : 'light', reducedMotion: 'no-preference', acceptDownloads: true, ...(anonymous || !existsSync(STATE) ? {} : { storageState: STATE }) });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  page.setDefaultTimeout(20000);
  page.on('console', (m) => { if (m.type() === 'error') console.log('CONSOLE', m.text().slice(0, 300)); });
  page.on('pageerror', (e) => console.log('PAGEERROR', e.message.slice(0, 300)));
  if (!anonymous) {
    await page.goto('/chat');
    if (page.url().includes('sign-in')) {
      await page.waitForLoadState('networkidle');
      await page.getByLabel(/mail/i).fill('owner@example.com');
      await page.getByLabel('Password', { exact: true }).fill('parallax-dev-1');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL('**/chat');
      await context.storageState({ path: STATE });
    }
    await alive(page);
  }
  return page;
}
export const alive = (page) => page.waitForFunction(() => [...document.querySelectorAll('button, a, input, textarea')].every((c) => Object.keys(c).some((k) => k.startsWith('__reactProps'))), null, { timeout: 8000 }).catch(() => {});
export async function go(page, path) { await page.goto(path); await alive(page); await page.waitForLoadState('networkidle', { timeout: 5000 }).catch(() => {}); }
export const shot = async (page, name, full = false) => { await page.screenshot({ path: `/tmp/phone-shots/${name}.png`, fullPage: full }); };
export const close = () => browser?.close();
/** small targets and overflow */
export async function audit(page, label) {
  const found = await page.evaluate(() => {
    const out = [];
    const w = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > w) out.push(`OVERFLOW page ${document.documentElement.scrollWidth} > ${w}`);
    for (const el of document.querySelectorAll('button, a[href], input, select, textarea, [role=button], [role=tab], [role=menuitem], [role=option], [role=switch], [role=checkbox], summary')) {
      const r = el.getBoundingClientRect();
      if (r.width === 0 || r.height === 0 || getComputedStyle(el).visibility === 'hidden') continue;
      if (r.bottom < 0 || r.top > innerHeight * 3) continue;
      if (el.closest('.sr-only, [aria-hidden=true]') || el.classList.contains('sr-only')) continue;
      let h = r.height, wd = r.width;
      const after = getComputedStyle(el, '::after'); 
      if (after.content !== 'none' && after.position === 'absolute') { h = Math.max(h, parseFloat(after.height) || 0); wd = Math.max(wd, parseFloat(after.width) || 0); }
      const before = getComputedStyle(el, '::before');
      if (before.content !== 'none' && before.position === 'absolute') { h = Math.max(h, parseFloat(before.height) || 0); wd = Math.max(wd, parseFloat(before.width) || 0); }
      const inline = getComputedStyle(el).display === 'inline';
      if ((h < 43.5 || wd < 43.5) && !inline) out.push(`small ${Math.round(wd)}x${Math.round(h)} <${el.tagName.toLowerCase()}> ${(el.getAttribute('aria-label') || el.textContent || el.name || '').trim().slice(0, 40)}`);
      if (r.right > w + 1 && !el.closest('[class*=overflow-x-auto], .scroll-box, [class*=overflow-auto]')) out.push(`cut right ${Math.round(r.right)} ${(el.textContent || '').slice(0, 30)}`);
    }
    return out;
  });
  if (found.length) console.log(`# ${label}\n  ` + [...new Set(found)].slice(0, 25).join('\n  '));
}
export async function send(page, text, { wait = true } = {}) {
  await page.getByRole('textbox', { name: 'Prompt' }).fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).tap().catch(async () => page.getByRole('button', { name: 'Send', exact: true }).click());
  await page.waitForURL(/\/(chat|compare)\/.+/);
  if (wait) await page.getByRole('form', { name: 'Prompt' }).getByRole('button', { name: 'Stop' }).waitFor({ state: 'hidden', timeout: 90000 });
  await page.waitForTimeout(400);
}
