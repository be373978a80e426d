import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { expectAccessible } from './expect-accessible.ts';
import { OWNER, type RunningServer, startServer } from './start-server.ts';
import { test } from './test.ts';

const DAY_MS = 86_400_000;
const WIDTHS = [320, 390, 768, 1440];
const NOON = Math.floor(Date.now() / DAY_MS) * DAY_MS - DAY_MS / 2;

let server: RunningServer;
let folder: string;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parallax-invoice-'));
  server = await startServer(folder);
  book(['openai/gpt-4o-mini', 12_000_000], ['openai/gpt-4o', 412_800_000_000], ['anthropic/claude-haiku-4.5', 3_100]);
  charge(
    ['openai/gpt-4o-mini', '0.012'],
    ['openai/gpt-4o', '412.79'],
    ['acme/a-model-that-nobody-here-has-called', '7.25'],
  );
  charge(['anthropic/claude-haiku-4.5', '0.0000031']);
});

test.afterAll(async () => {
  await server.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

/** Calls of yesterday in the ledger, each at so many nano-dollars. */
function book(...calls: readonly [model: string, costNano: number][]): void {
  const client = new Database(join(folder, 'parallax.db'));
  const insert =
    client.prepare(`insert into calls (id, state, ending, cost_source, opened_at, ended_at, settled_at, purpose, connection_id,
    connection_name, requested_model, served_model, is_streamed, held_nano, cost_nano)
    values (@id, 'settled', 'finished', 'reported', @at, @at, @at, 'chat', 'sandbox', 'Sandbox', @model, @model, 0, 0, @costNano)`);
  for (const [model, costNano] of calls) insert.run({ id: `call-${model}`, at: NOON, model, costNano });
  client.close();
}

/** What the sandbox charged yesterday. */
function charge(...charges: readonly [model: string, cost: string][]): void {
  const client = new Database(join(folder, 'sandbox.db'));
  const insert =
    client.prepare(`insert into generations (id, key, created_at, ended_at, requested_model, model, provider, streamed, cancelled,
    prompt_tokens, cached_tokens, completion_tokens, reasoning_tokens, web_searches, cost, upstream_cost, is_byok)
    values (@id, 'k', @at, @at, @model, @model, 'Acme', 0, 0, 10, 0, 10, 0, 0, @cost, @cost, 0)`);
  for (const [model, cost] of charges) insert.run({ id: `gen-${model}`, at: NOON, model, cost });
  client.close();
}

async function signInAt(page: Page): Promise<void> {
  await page.goto(`${server.origin}/sign-in`);
  await page.getByLabel(/mail/i).fill(OWNER.email);
  await page.getByLabel('Password').fill(OWNER.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/chat');
}

for (const theme of ['light', 'dark'] as const) {
  test(`an admin sees where upstream’s bill and the ledger differ, and takes note of it, ${theme}`, async ({
    page,
  }) => {
    await page.context().addCookies([{ name: 'theme', value: theme, url: server.origin }]);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await signInAt(page);
    await page.goto(`${server.origin}/spend`);
    await page.getByRole('navigation', { name: 'Spend' }).getByRole('link', { name: 'Invoice' }).click();
    if (theme === 'light') await expect(page.getByText('No finished day to compare yet')).toBeVisible();
    await page.getByRole('button', { name: 'Compare now' }).click();
    const rows = page.getByRole('region', { name: 'Differences' }).getByRole('row');
    await expect(page.getByText('The one finished day differs')).toBeVisible();
    const outside = page.getByRole('row').filter({ hasText: 'acme/a-model-that-nobody-here-has-called' });
    await expect(outside).toContainText('Used outside this app');
    await expect(outside).toContainText('$7.25');
    const ours = page.getByRole('row').filter({ hasText: 'openai/gpt-4o' });
    await expect(ours).toContainText('The ledger has more');
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      await expect.poll(overflow, `at ${width} px`).toBeLessThanOrEqual(0);
    }
    await expectAccessible(page);

    const [noted, left] = theme === 'light' ? [outside, 2] : [ours, 0];
    await noted.getByRole('button', { name: /^Mark as seen/ }).click();
    await expect(page.getByRole('region', { name: 'Seen' }).getByRole('row').filter({ hasText: 'Ada' })).toHaveCount(
      theme === 'light' ? 1 : 2,
    );
    await expect(rows).toHaveCount(left);
    await page.reload();
    await expect(rows).toHaveCount(left);
    await expectAccessible(page);
    const link = page.getByRole('link', { name: /openai\/gpt-4o/ });
    await link.click();
    await expect(page.getByRole('region', { name: 'Requests' }).getByRole('row')).toHaveCount(2);
  });
}
