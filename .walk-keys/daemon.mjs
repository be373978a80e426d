import http from 'node:http';
import { chromium } from '@playwright/test';
import { findChromium } from '/work/main/scripts/find-chromium.ts';
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
const make = async (extra = {}) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true, baseURL: process.env.BASE ?? 'http://localhost:3100', ...extra });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  return { context, page: await context.newPage() };
};
let { context, page } = await make();
const logs = [];
const heard = [];
const watch = (p) => { p.on('console', (m) => { if (['error', 'warning'].includes(m.type())) logs.push(`CONSOLE ${m.type()}: ${m.text().slice(0, 300)}`); }); p.on('pageerror', (e) => logs.push(`PAGEERROR ${e.message.slice(0, 300)}`)); };
watch(page);
await context.exposeFunction('__heard', (t) => heard.push(t));
await context.addInitScript(() => {
  const seen = new WeakMap();
  const isIn = (n) => { const e = (n.nodeType === 1 ? n : n.parentElement); return e?.closest('[role=status],[role=alert],[aria-live]:not([aria-live=off]),output'); };
  new MutationObserver((ms) => { const set = new Set(); for (const m of ms) { const r = isIn(m.target); if (r) set.add(r); for (const a of m.addedNodes) { if (a.nodeType === 1) { for (const q of a.querySelectorAll?.('[role=status],[role=alert],[aria-live]') ?? []) set.add(q); const r2 = isIn(a); if (r2) set.add(r2);} } }
    for (const r of set) { const t = r.textContent.trim(); if (t && seen.get(r) !== t) { seen.set(r, t); window.__heard(`[${r.getAttribute('role') ?? r.getAttribute('aria-live')}] ${t.slice(0, 200)}`); } } }).observe(document, { subtree: true, childList: true, characterData: true });
});
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
let cdp;
const k = {
  sleep,
  async focus() {
    const info = await page.evaluate(() => { const e = document.activeElement; if (!e) return null; const r = e.getBoundingClientRect(); const s = getComputedStyle(e); const st = (x) => { const c = getComputedStyle(x); return c.outlineStyle !== 'none' && parseFloat(c.outlineWidth) > 0 ? `outline ${c.outlineWidth}` : c.boxShadow !== 'none' ? 'shadow' : ''; };
      return { tag: e.tagName, html: e.outerHTML.slice(0, 120), ring: st(e), parentRing: e.parentElement ? st(e.parentElement) : '', box: [r.x, r.y, r.width, r.height].map(Math.round).join(','), off: r.bottom < 0 || r.top > innerHeight || r.right < 0 || r.left > innerWidth, op: s.opacity, fv: e.matches(':focus-visible') }; });
    try { cdp ??= await context.newCDPSession(page);
    const { result } = await cdp.send('Runtime.evaluate', { expression: 'document.activeElement' });
    const { nodes } = await cdp.send('Accessibility.getPartialAXTree', { objectId: result.objectId, fetchRelatives: false });
    const n = nodes[0]; info.role = n.role?.value; info.name = n.name?.value; info.desc = n.description?.value; info.val = n.value?.value; info.props = (n.properties ?? []).filter((p) => ['expanded', 'checked', 'selected', 'pressed', 'disabled', 'invalid', 'activedescendant', 'controls', 'hasPopup'].includes(p.name)).map((p) => `${p.name}=${p.value.value ?? p.value.relatedNodes?.map((x) => x.idref).join(' ')}`).join(' ');
    } catch (e) { info.err = e.message; cdp = undefined; }
    return `${info.role} "${info.name}"${info.desc ? ` desc="${info.desc.slice(0,80)}"` : ''}${info.val ? ` val="${String(info.val).slice(0, 60)}"` : ''} ${info.props ?? ''} <${info.tag}> [${info.box}] ring=${info.ring || `NONE(parent ${info.parentRing})`}${info.off ? ' OFFSCREEN' : ''}${info.op !== '1' ? ` opacity=${info.op}` : ''}`;
  },
  async name() { const f = await k.focus(); return f; },
  async press(...keys) { for (const key of keys) { await page.keyboard.press(key); await sleep(80); } },
  async type(t) { await page.keyboard.type(t); await sleep(80); },
  async tabTo(re, max = 80, key = 'Tab') { const trail = []; for (let i = 1; i <= max; i++) { await page.keyboard.press(key); await sleep(15); const f = await k.focus(); trail.push(f.split(' <')[0].slice(0, 60)); if (re.test(f)) { await sleep(120); return `${i} ${key}s -> ${await k.focus()}`; } } throw new Error(`not reached ${re}: ${trail.join(' | ')}`); },
  async back(re, max = 80) { return k.tabTo(re, max, 'Shift+Tab'); },
  async trail(n = 12, key = 'Tab') { const t = []; for (let i = 0; i < n; i++) { await page.keyboard.press(key); await sleep(40); t.push(await k.focus()); } return t.join('\n'); },
  async shot(name) { await page.screenshot({ path: `/tmp/keys-shots/${name}.png` }); },
  async dark(on = true) { await page.emulateMedia({ colorScheme: on ? 'dark' : 'light' }); await sleep(250); },
  async both(name) { await sleep(250); await k.shot(`${name}-light`); await k.dark(); await k.shot(`${name}-dark`); await k.dark(false); },
  async palette(cmd) { await k.press('Control+k'); await sleep(300); await k.type(cmd); await sleep(600); },
  async status() { return page.evaluate(() => [...document.querySelectorAll('[role=status],[role=alert]')].map((e) => e.textContent.trim()).filter(Boolean)); },
  async menu() { return page.evaluate(() => [...document.querySelectorAll('[role=menu] [role^=menuitem], [role=listbox] [role=option]')].map((e) => (e.hasAttribute('data-highlighted') ? '*' : '') + e.innerText.replace(/\n/g, ' / ').slice(0, 70)).join(' | ')); },
  async dialog() { return page.evaluate(() => [...document.querySelectorAll('[role=dialog],[role=alertdialog]')].map((e) => e.innerText.replace(/\n+/g, ' / ').slice(0, 600)).join('\n---\n')); },
  heard() { return heard.splice(0).join('\n'); },
};
http.createServer(async (req, res) => {
  let body = ''; for await (const c of req) body += c;
  const out = [];
  const log = (...a) => out.push(a.map((x) => (typeof x === 'string' ? x : JSON.stringify(x, null, 1))).join(' '));
  try {
    const AsyncFunction = (async () => {}).constructor;
    await Promise.race([new AsyncFunction('page', 'context', 'k', 'log', 'browser', 'setPage', body)(page, context, k, log, browser, async (p, c) => { page = p; context = c ?? context; cdp = undefined; watch(p); }), sleep(240000).then(() => { throw new Error('TIMEOUT'); })]);
  } catch (e) { out.push(`ERROR ${e.stack?.slice(0, 1500)}`); }
  if (heard.length) out.push(`HEARD:\n${k.heard()}`);
  if (logs.length) out.push(logs.splice(0).join('\n'));
  res.end(`${out.join('\n')}\n`);
}).listen(Number(process.env.WPORT ?? 3911));
console.log('up');
