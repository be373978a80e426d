import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { signIn } from './sign-in.ts';
import { test } from './test.ts';

async function ask(page: Page, key: string, content: string): Promise<void> {
  await fetch(`${new URL(page.url()).origin}/api/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'openai/gpt-5-mini', messages: [{ role: 'user', content }], max_tokens: 60 }),
  });
}

test.use({ allowed: [/404 \(Not Found\)/] });

for (const theme of ['light', 'dark'] as const) {
  test(`requests are narrowed, paged, looked at and exported, ${theme}`, async ({ page, baseURL }) => {
    await page.context().addCookies([{ name: 'theme', value: theme, url: baseURL ?? '' }]);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await signIn(page);
    const headers = { origin: new URL(page.url()).origin };
    const name = `Requests in ${theme}`;
    const made = await (await page.request.post('/api/keys', { data: { name }, headers })).json();
    await Promise.all(Array.from({ length: 27 }, () => ask(page, made.key, 'What is 17 * 23?')));
    await ask(page, made.key, 'No [[fault:400]]');

    await page.goto('/spend');
    await page.getByRole('region', { name: 'By model' }).getByRole('link', { name: 'gpt-5-mini' }).click();
    await expect(page.getByRole('combobox', { name: 'Model' })).toContainText('openai/gpt-5-mini');
    await page.goto('/spend');
    await page.getByRole('navigation', { name: 'Spend' }).getByRole('link', { name: 'Requests' }).click();
    await page.getByRole('combobox', { name: 'Key' }).click();
    await page.getByRole('option', { name }).click();
    const rows = page.getByRole('region', { name: 'Requests' }).getByRole('row');
    await expect(rows).toHaveCount(26);
    await page.getByRole('button', { name: 'Show older' }).click();
    await expect(rows).toHaveCount(29);
    await expect(page.getByRole('button', { name: 'Show older' })).toHaveCount(0);
    await expectAccessible(page);

    await page.getByRole('combobox', { name: 'Ending' }).click();
    await page.getByRole('option', { name: 'Failed' }).click();
    await expect(rows).toHaveCount(2);
    const href = await page.getByRole('link', { name: 'Export CSV' }).getAttribute('href');
    const csv = await (await page.request.get(href ?? '')).text();
    expect(csv.trimEnd().split('\r\n')).toHaveLength(2);

    await rows.getByRole('button').click();
    const detail = page.getByRole('dialog', { name: /^Request to/ });
    await expect(detail).toContainText('$0.000000000');
    await expect(detail.getByRole('region', { name: 'Requests on the wire' })).toContainText('gave up');
    await expectAccessible(page);
    await page.reload();
    await expect(detail).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(detail).toHaveCount(0);
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.goto('/spend/requests?call=nobody');
    await expect(page.getByRole('dialog')).toContainText('There is no such request');
  });
}
