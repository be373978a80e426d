import { expect, type Page } from '@playwright/test';
import { startSandbox } from '#lib/sandbox/start-sandbox';
import { startOllama } from './clients/start-ollama.ts';
import { expectAccessible } from './expect-accessible.ts';
import { signIn } from './sign-in.ts';
import { test } from './test.ts';

// What the server refuses, the browser says too.
test.use({ allowed: [/(400 \(Bad Request|502 \(Bad Gateway)\)/] });

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

async function removeAll(page: Page): Promise<void> {
  const headers = { origin: new URL(page.url()).origin };
  const { keys, servers } = (await (await page.request.get('/api/settings/connections')).json()) as {
    keys: { id: string; source: string }[];
    servers: { id: string }[];
  };
  const saved = keys.filter(({ source }) => source === 'saved');
  for (const { id } of [...saved, ...servers])
    await page.request.delete(`/api/settings/connections/${id}`, { headers });
}

test.beforeEach(async ({ page }) => {
  await signIn(page);
  await removeAll(page);
});
test.afterEach(({ page }) => removeAll(page));

for (const theme of ['light', 'dark'] as const) {
  test(`a server is refused, added, priced, called, changed and removed, ${theme}`, async ({ page, baseURL }) => {
    const ollama = await startOllama('Water falls.', Number(process.env.E2E_SERVER_PORT));
    try {
      await page.context().addCookies([{ name: 'theme', value: theme, url: baseURL ?? '' }]);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.goto('/settings/connections');
      const servers = region(page, 'Servers');
      await servers.getByRole('button', { name: 'Add a server' }).click();
      await servers.getByRole('textbox', { name: 'Name' }).fill('Ollama');
      await servers.getByRole('textbox', { name: 'Prefix' }).fill('here');
      await servers.getByRole('textbox', { name: 'Base URL' }).fill('http://127.0.0.1:9/v1');
      await servers.getByRole('button', { name: 'Add and fetch models' }).click();
      await expect(servers.getByRole('textbox', { name: 'Base URL' })).toHaveAttribute('aria-invalid', 'true');
      await expect(servers.getByText(/PARALLAX_PRIVATE_ORIGINS/)).toBeVisible();
      await expectAccessible(page);
      await servers.getByRole('textbox', { name: 'Base URL' }).fill(ollama.baseUrl);
      await servers.getByRole('button', { name: 'Add and fetch models' }).click();
      await expect(servers.getByText('here/llama3.1:8b')).toBeVisible();
      await expect(servers.getByText(/^1 model, fetched/)).toBeVisible();

      await servers.getByRole('textbox', { name: 'Prompt price of llama3.1:8b' }).fill('free');
      await expect(servers.getByRole('button', { name: 'Save prices' })).toBeDisabled();
      await servers.getByRole('textbox', { name: 'Prompt price of llama3.1:8b' }).fill('0');
      await servers.getByRole('button', { name: 'Unknown ones are free' }).click();
      await servers.getByRole('button', { name: 'Save prices' }).click();
      await expect(servers.getByRole('button', { name: 'Save prices' })).toHaveCount(0);
      await expectAccessible(page);

      const { origin } = new URL(page.url());
      const made = await (
        await page.request.post('/api/keys', { data: { name: 'Local' }, headers: { origin } })
      ).json();
      const answer = await fetch(`${origin}/api/v1/chat/completions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${made.key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ model: 'here/llama3.1:8b', messages: [{ role: 'user', content: 'What falls?' }] }),
      });
      expect(await answer.json()).toMatchObject({ choices: [{ message: { content: 'Water falls.' } }] });

      await servers.getByRole('button', { name: 'More for Ollama' }).click();
      await page.getByRole('menuitem', { name: 'Change' }).click();
      await servers.getByRole('textbox', { name: 'Name' }).fill('The GPU below the desk');
      await servers.getByRole('button', { name: 'Save' }).click();
      await expect(servers.getByText('The GPU below the desk')).toBeVisible();
      await servers.getByRole('button', { name: 'More for The GPU below the desk' }).click();
      await page.getByRole('menuitem', { name: 'Remove' }).click();
      await page.getByRole('button', { name: 'Remove the server' }).click();
      await expect(servers.getByText('here/llama3.1:8b')).toHaveCount(0);
    } finally {
      ollama.close();
    }
  });
}

test('a model whose price nobody knows cannot be chosen while a budget blocks, and says why', async ({ page }) => {
  const ollama = await startOllama('Water falls.', Number(process.env.E2E_SERVER_PORT));
  const headers = { origin: new URL(page.url()).origin };
  const server = { name: 'Ollama', slug: 'here', baseUrl: ollama.baseUrl };
  await page.request.post('/api/settings/connections/servers', { headers, data: server });
  const budget = await page.request.post('/api/budgets', { headers, data: { scope: 'team', limit: '1000' } });
  const { id } = (await budget.json()) as { id: string };
  try {
    await page.goto('/chat');
    const picker = page.getByRole('combobox', { name: /^Model:/ });
    const before = await picker.innerText();
    await picker.click();
    await page.getByRole('combobox', { name: 'Search models' }).fill('llama3.1:8b');
    const option = page.getByRole('option', { name: /llama3\.1:8b/ });
    await expect(option).toBeDisabled();
    await expect(option).toContainText('The team’s budget needs a known price');
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await option.click({ force: true });
    await expect(option).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(picker).toHaveText(before);
  } finally {
    await page.request.delete(`/api/budgets/${id}`, { headers });
    ollama.close();
  }
  await page.reload();
  await page.getByRole('combobox', { name: /^Model:/ }).click();
  await page.getByRole('combobox', { name: 'Search models' }).fill('llama3.1:8b');
  await expect(page.getByRole('option', { name: /llama3\.1:8b/ })).toBeEnabled();
});

test('an OpenRouter key is refused, saved, tested and removed', async ({ page }) => {
  const upstream = await startSandbox({ file: ':memory:', port: Number(process.env.E2E_UPSTREAM_PORT) });
  try {
    await page.goto('/settings/connections');
    const keys = region(page, 'OpenRouter');
    await keys.getByLabel('OpenRouter key', { exact: true }).fill('sk-or-v1-revoked-canary');
    await keys.getByRole('button', { name: 'Test and save' }).click();
    await expect(keys.getByText(/does not accept this key/)).toBeVisible();
    await expect(keys.getByLabel('OpenRouter key', { exact: true })).toHaveAttribute('aria-invalid', 'true');
    await expectAccessible(page);
    await keys.getByLabel('OpenRouter key', { exact: true }).fill(upstream.apiKey);
    await keys.getByRole('button', { name: 'Test and save' }).click();
    await expect(keys.getByText('in use')).toBeVisible();
    await expect(keys.getByText('dbox', { exact: true })).toBeVisible();
    expect(await page.content()).not.toContain(upstream.apiKey);
    await keys.getByRole('button', { name: 'Test', exact: true }).click();
    await expect(keys.getByText(/^Checked with OpenRouter/)).toBeVisible();
    await expectAccessible(page);

    await keys.getByRole('button', { name: /^More for/ }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await page.getByRole('button', { name: 'Remove the key' }).click();
    await expect(keys.getByRole('button', { name: 'Test and save' })).toBeVisible();
  } finally {
    await upstream.close();
  }
});
