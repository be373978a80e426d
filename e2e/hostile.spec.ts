import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { ConversationView } from '#lib/conversations/view';
import { chatPage } from './chat-page.ts';
import { SLOW, SMALL } from './hostile-payloads.ts';
import { type PlayedUpstream, startPlayedUpstream } from './played-upstream.ts';
import { OWNER, type RunningServer, startServer } from './start-server.ts';

const RUN = 'window.__ran=1';
const NAMES = [
  `<img src=x onerror="${RUN}">`,
  `"><svg onload=${RUN}>`,
  `javascript:${RUN}`,
  '\u202egnp.exe\u202c \u2066x\u2069',
  `{{constructor.constructor('${RUN}')()}}`,
  `${'W'.repeat(120)}`,
  `![x](https://evil.example/a.png)`,
  `</title><script>${RUN}</script>`,
];
const MODELS = NAMES.map((name, index) => ({ id: `acme/model-${index + 1}`, name }));
/** What is quadratic takes minutes; a busy machine takes seconds. */
const FREEZE_MS = 1_500;

type Watched = { requests: string[]; dialogs: string[]; errors: string[] };

let upstream: PlayedUpstream;
let server: RunningServer;
const dataDir = mkdtempSync(join(tmpdir(), 'parallax-hostile-'));

test.beforeAll(async () => {
  upstream = await startPlayedUpstream(MODELS);
  server = await startServer(dataDir, { OPENROUTER_API_KEY: 'sk-or-v1-played', OPENROUTER_BASE_URL: upstream.url });
});

test.afterAll(async () => {
  await server.end('SIGKILL');
  await upstream.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test(`no payload runs, loads or leads anywhere, streamed in pieces and read again`, async ({ page }) => {
  test.setTimeout(120_000);
  expect(SMALL.length).toBeGreaterThan(200);
  const watched = await watch(page);
  const { id } = await startComparison(page);
  MODELS.forEach((model, index) => {
    const own = SMALL.filter((_, at) => at % MODELS.length === index);
    upstream.answers.set(`${model.id}: payloads`, { pieces: inPieces(own.join('\n\n---\n\n')) });
  });
  await chatPage(page).send('payloads');
  await expectAllEnded(page, 1);
  await expect(page.getByText('Diagram').first()).toBeAttached();
  await expectHarmless(page, watched);
  await page.goto(`${server.origin}/chat/${id}`);
  await expect(page.locator('.answer').first()).toBeVisible();
  await expectHarmless(page, watched);
});

test('text that takes long to read as Markdown never freezes the tab', async ({ page }) => {
  test.setTimeout(120_000);
  const watched = await watch(page);
  await startComparison(page);
  const entries = Object.entries(SLOW);
  for (let from = 0; from < entries.length; from += MODELS.length) {
    const prompt = `slow ${from}`;
    MODELS.forEach((model, index) => {
      const text = entries[from + index]?.[1] ?? 'ok';
      const pieces = text.match(/[\s\S]{1,4000}/g) ?? [];
      upstream.answers.set(`${model.id}: ${prompt}`, { pieces, everyMs: 10 });
    });
    await chatPage(page).send(prompt);
    await expectAllEnded(page, from / MODELS.length + 1);
  }
  expect(await page.evaluate(() => (window as unknown as { __gapMs: number }).__gapMs)).toBeLessThan(FREEZE_MS);
  await expectHarmless(page, watched);
});

test('names, titles, prompts, files and errors are only words', async ({ page }) => {
  const watched = await watch(page);
  const { id } = await startComparison(page, 1);
  const chat = chatPage(page);
  for (const name of NAMES) {
    await page.evaluate(
      async ([conversation, title]) => {
        await fetch(`/api/conversations/${conversation}`, {
          method: 'PATCH',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ title }),
        });
      },
      [id, name],
    );
    await page.getByLabel('Files to attach').setInputFiles({
      name: name.replaceAll('/', '_'),
      mimeType: 'image/svg+xml',
      buffer: Buffer.from(SMALL[3] ?? ''),
    });
    await expect(page.getByRole('button', { name: 'Send' })).toBeEnabled();
    await chat.send(`refuse:${name} ${SMALL[0]}`);
    await expect(page.getByText('It said').last()).toBeVisible();
    await page.keyboard.press('Escape');
  }
  await page
    .getByRole('combobox', { name: /^Model/ })
    .first()
    .click();
  await expect(page.getByRole('option').first()).toBeVisible();
  await expectHarmless(page, watched);
});

async function watch(page: Page): Promise<Watched> {
  const watched: Watched = { requests: [], dialogs: [], errors: [] };
  // What the policy blocks never comes this far.
  await page.context().route(
    (url) => url.origin !== server.origin && /^https?:$/.test(url.protocol),
    (route) => {
      watched.requests.push(route.request().url());
      return route.abort();
    },
  );
  page.on('dialog', (dialog) => {
    watched.dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => watched.errors.push(error.message));
  await page.addInitScript(() => {
    const own = window as unknown as { __violations: string[]; __gapMs: number };
    own.__violations = [];
    own.__gapMs = 0;
    document.addEventListener('securitypolicyviolation', (event) => {
      // The reader of schemas asks once whether it may compile them; it may not.
      if (event.blockedURI === 'eval' && event.sample === '') return;
      own.__violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      own.__gapMs = Math.max(own.__gapMs, now - last - 50);
      last = now;
    }, 50);
  });
  await page.goto(`${server.origin}/sign-in`);
  await page.getByLabel(/mail/i).fill(OWNER.email);
  await page.getByLabel('Password').fill(OWNER.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/chat');
  return watched;
}

async function startComparison(page: Page, count = MODELS.length): Promise<ConversationView> {
  const models = MODELS.slice(0, count).map((model) => model.id);
  const view = await page.evaluate(async (chosen) => {
    const send = (path: string, body: unknown) =>
      fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    await send('/api/models/sync', {});
    return (await send('/api/conversations', { models: chosen })).json();
  }, models);
  await page.goto(`${server.origin}/${count > 1 ? 'compare' : 'chat'}/${view.id}`);
  await expect(page.getByRole('textbox', { name: 'Prompt' })).toBeVisible();
  return view as ConversationView;
}

/** All panes have answered so many prompts. */
async function expectAllEnded(page: Page, prompts: number): Promise<void> {
  const transcripts = page.getByRole('list', { name: /^Messages with/ });
  await expect(transcripts.locator('> [data-message]')).toHaveCount(MODELS.length * prompts * 2, { timeout: 30_000 });
  await expect(page.getByRole('form', { name: 'Prompt' }).getByRole('button', { name: 'Stop' })).toHaveCount(0, {
    timeout: 60_000,
  });
  await expect(transcripts.and(page.locator('[aria-busy=true]'))).toHaveCount(0, { timeout: 60_000 });
  await expect(page.getByRole('button', { name: 'Copy the answer' }).first()).toBeAttached();
}

/** Pieces of one to five characters, the same in every run. */
function inPieces(text: string): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; ) {
    const length = 1 + ((at * 7 + pieces.length) % 5);
    pieces.push(text.slice(at, at + length));
    at += length;
  }
  return pieces;
}

async function expectHarmless(page: Page, watched: Watched): Promise<void> {
  const seen = await page.evaluate(() => {
    const own = window as unknown as { __ran?: unknown; __violations: string[] };
    const shown = [...document.querySelectorAll('main *')];
    const attributes = shown.flatMap((element) =>
      [...element.attributes].map((one) => `${element.tagName} ${one.name}=${one.value}`),
    );
    const links = shown.flatMap((element) =>
      element instanceof HTMLAnchorElement && element.hasAttribute('href') ? [element] : [],
    );
    return {
      ran: own.__ran instanceof Element ? undefined : own.__ran,
      violations: own.__violations,
      handlers: attributes.filter((one) => /^\S+ on\w+=/i.test(one)),
      loads: attributes.filter((one) => / style=.*(?:url|image-set)\s*\(/i.test(one)),
      elements: shown
        .filter((element) =>
          element.matches('script, style, iframe, object, embed, link, meta, base, form[action], video, audio, source'),
        )
        .map((element) => element.outerHTML.slice(0, 80)),
      images: shown.flatMap((element) =>
        element instanceof HTMLImageElement &&
        !/^(data:image\/svg\+xml|\/api\/files\/[\w-]+$)/.test(element.getAttribute('src') ?? '')
          ? [element.outerHTML.slice(0, 120)]
          : [],
      ),
      schemes: [...new Set(links.map((link) => link.protocol))].filter(
        (scheme) => !['http:', 'https:', 'mailto:'].includes(scheme),
      ),
      open: links
        .filter((link) => link.host !== location.host && link.protocol !== 'mailto:' && !link.rel.includes('noopener'))
        .map((link) => link.outerHTML.slice(0, 80)),
      title: document.title,
    };
  });
  expect(seen).toMatchObject({
    ran: undefined,
    violations: [],
    handlers: [],
    loads: [],
    elements: [],
    images: [],
    schemes: [],
    open: [],
  });
  expect(watched).toEqual({ requests: [], dialogs: [], errors: [] });
}
