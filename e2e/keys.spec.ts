import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { chatPage } from './chat-page.ts';
import { signIn } from './sign-in.ts';
import { test } from './test.ts';

/** What a program without a session gets with this key. */
function program(page: Page, key: string) {
  const { origin } = new URL(page.url());
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  return {
    models: async () => (await fetch(`${origin}/api/v1/models`, { headers })).status,
    ask: async (model: string) => {
      const messages = [{ role: 'user', content: 'Name a river.' }];
      const body = JSON.stringify({ model, messages, max_tokens: 50 });
      return (await fetch(`${origin}/api/v1/chat/completions`, { method: 'POST', headers, body })).status;
    },
  };
}

const secretOf = async (page: Page) => {
  await expect(page.getByRole('heading', { name: 'Copy the key now' })).toBeFocused();
  const secret = await page.getByRole('region', { name: 'Copy the key now' }).locator('code').innerText();
  expect(secret).toMatch(/^plx-[\w-]{49}$/);
  return secret;
};

const nameOfKey = () => `Web shop ${randomUUID().slice(0, 8)}`;

/** A key made without the page, shown on its page. */
async function openKey(page: Page) {
  const name = nameOfKey();
  const headers = { origin: new URL(page.url()).origin };
  const made = await (await page.request.post('/api/keys', { data: { name }, headers })).json();
  await page.goto(`/keys/${made.view.id}`);
  // What the page reads by itself is there once it has come to life.
  await expect(page.getByRole('region', { name: 'History' }).getByRole('listitem')).not.toHaveCount(0);
  return { name, program: program(page, made.key) };
}

test.beforeEach(async ({ page }) => signIn(page));

// A limit that is no amount is refused by the server, and the browser says so too.
test.use({ allowed: [/400 \(Bad Request\)/] });

test('makes a key, shows and copies it once, and a program uses it within its limits', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Keys' }).click();
  await page.getByRole('link', { name: 'New key' }).click();

  await page.getByRole('textbox', { name: 'Name' }).fill(nameOfKey());
  await page.getByLabel('Spending limit').fill('much');
  await page.getByText('What it may call').click();
  await chatPage(page).pick(page.getByLabel('Add a model'), 'gpt-5 mini');
  await page.getByRole('button', { name: 'Create key' }).click();
  await expect(page.getByText('Write dollars in digits')).toBeVisible();
  await expect(page.getByLabel('Spending limit')).toBeFocused();
  await page.getByLabel('Spending limit').fill('0.50');
  await page.getByRole('button', { name: 'Create key' }).click();

  const secret = await secretOf(page);
  await page.getByRole('button', { name: 'Copy the key' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret);
  await expect(page.getByText(`OPENAI_BASE_URL=${new URL(page.url()).origin}/api/v1`)).toBeVisible();
  await page.getByRole('radio', { name: 'curl' }).click();
  await expect(page.locator('pre')).toContainText(`Authorization: Bearer ${secret}`);
  await page.getByRole('button', { name: 'I saved it' }).click();
  await page.waitForURL(/\/keys\/[\w-]+$/);
  await expect(page.getByText('No program has used this key yet.')).toBeVisible();
  expect(await page.content()).not.toContain(secret);

  const shop = program(page, secret);
  expect(await shop.models()).toBe(200);
  expect(await shop.ask('openai/gpt-5-mini')).toBe(200);
  expect(await shop.ask('openai/gpt-4o')).toBe(403);
  await page.reload();
  expect(await page.content()).not.toContain(secret);
  const requests = page.getByRole('table').filter({ hasText: 'Ending' });
  await expect(requests.getByRole('row')).toHaveCount(2);
  await expect(requests).toContainText('finished');
  await expect(page.getByRole('img', { name: /^\$0\.\d+ of \$0\.50 spent$/ })).toBeVisible();
});

test('a disabled key is refused at once, and works again when enabled', async ({ page }) => {
  const { program: shop } = await openKey(page);
  expect(await shop.models()).toBe(200);
  await page.getByRole('button', { name: 'Disable' }).click();
  await expect(page.getByRole('button', { name: 'Enable' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'History' }).getByRole('listitem').first()).toContainText('disabled');
  expect(await shop.models()).toBe(401);
  await page.getByRole('button', { name: 'Enable' }).click();
  await expect(page.getByRole('button', { name: 'Disable' })).toBeVisible();
  expect(await shop.models()).toBe(200);
});

test('a rolled key has a new text, and the old one stops when it was said to', async ({ page }) => {
  const { program: old } = await openKey(page);
  const roll = async (overlap: string) => {
    await page.getByRole('button', { name: 'Roll', exact: true }).click();
    await page.getByRole('radio', { name: overlap }).click();
    await page.getByRole('button', { name: 'Make the new key' }).click();
    const secret = await secretOf(page);
    await page.getByRole('button', { name: 'I saved it' }).click();
    return program(page, secret);
  };
  const second = await roll('In a day');
  expect([await old.models(), await second.models()]).toEqual([200, 200]);
  const third = await roll('At once');
  expect([await old.models(), await second.models(), await third.models()]).toEqual([401, 401, 200]);
});

test('a key is deleted by typing its name', async ({ page }) => {
  const { name, program: shop } = await openKey(page);
  await page.goto(`/keys?q=${encodeURIComponent(name)}`);
  await expect(page.getByRole('link', { name })).toHaveCount(1);
  await page.getByRole('button', { name: `More for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const remove = page.getByRole('button', { name: 'Delete the key' });
  await expect(remove).toBeDisabled();
  await page.getByLabel(`Type ${name} to confirm`).fill(name);
  await remove.click();
  await expect(remove).toHaveCount(0);
  await expect(page.getByRole('link', { name })).toHaveCount(0);
  expect(await shop.models()).toBe(401);
});

test('a screen reader tells the limit from its period, each by a name of its own', async ({ page }) => {
  await page.goto('/keys/new');
  await page.getByRole('textbox', { name: 'Spending limit', exact: true }).fill('5');
  await expect(page.getByRole('combobox', { name: 'Period', exact: true })).toBeEnabled();
  await expect(page.getByRole('combobox', { name: 'Spending limit' })).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Spending limit', exact: true })).toHaveAccessibleDescription(
    'A request that would pass it is refused.',
  );
});

test('several keys are disabled, enabled and deleted at once, and only those that are shown', async ({ page }) => {
  const [one, two, three] = [await openKey(page), await openKey(page), await openKey(page)];
  await page.goto('/keys');
  const tick = (name: string) => page.getByRole('checkbox', { name: `Select ${name}` }).check();
  const bar = page.getByRole('region', { name: 'Selected keys' });
  await tick(one.name);
  await tick(two.name);
  await tick(three.name);
  await expect(bar.getByRole('status')).toHaveText('3 keys selected');
  await page.getByRole('searchbox', { name: 'Search keys' }).fill(two.name);
  await expect(bar.getByRole('status')).toHaveText('1 key selected');
  await bar.getByRole('button', { name: 'Disable' }).click();
  await expect(bar).toHaveCount(0);
  expect([await one.program.models(), await two.program.models()]).toEqual([200, 401]);

  await page.goto('/keys');
  await tick(one.name);
  await tick(two.name);
  await bar.getByRole('button', { name: 'Enable' }).click();
  await expect(bar).toHaveCount(0);
  expect([await one.program.models(), await two.program.models()]).toEqual([200, 200]);

  await tick(one.name);
  await tick(two.name);
  await bar.getByRole('button', { name: 'Delete' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Delete 2 keys?' });
  await expect(dialog.getByRole('listitem')).toHaveText([two.name, one.name]);
  await expect(dialog.getByRole('button', { name: 'Delete 2 keys' })).toBeDisabled();
  await dialog.getByLabel('Type 2 keys to confirm').fill('2 keys');
  await dialog.getByRole('button', { name: 'Delete 2 keys' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('link', { name: one.name })).toHaveCount(0);
  await expect(page.getByRole('link', { name: three.name })).toHaveCount(1);
  expect([await one.program.models(), await two.program.models(), await three.program.models()]).toEqual([
    401, 401, 200,
  ]);
});

test('a key’s page tells what its limit refused and who did what to it', async ({ page }) => {
  const { program: shop } = await openKey(page);
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByLabel('Spending limit').fill('0.000001');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0);
  expect(await shop.ask('openai/gpt-5-mini')).toBe(402);
  await page.reload();
  await expect(page.getByRole('region', { name: 'Alerts' })).toContainText('refused a call: its money is spent');
  const history = page.getByRole('region', { name: 'History' });
  await expect(history.getByRole('listitem').first()).toContainText('changed the key');
  await expect(history.getByRole('listitem').last()).toContainText('made the key');
});
