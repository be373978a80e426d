import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { signIn } from './sign-in.ts';
import { test } from './test.ts';

// What the server refuses, the browser says too.
test.use({ allowed: [/(400 \(Bad Request|500 \(Internal Server Error)\)/] });

const dialog = (page: Page) => page.getByRole('dialog');

async function removeAll(page: Page): Promise<void> {
  const headers = { origin: new URL(page.url()).origin };
  const { budgets } = (await (await page.request.get('/api/budgets')).json()) as { budgets: { id: string }[] };
  for (const { id } of budgets) await page.request.delete(`/api/budgets/${id}`, { headers });
}

test.beforeEach(async ({ page }) => {
  await signIn(page);
  await removeAll(page);
  await page.goto('/settings/budgets');
});
test.afterEach(({ page }) => removeAll(page));

for (const theme of ['light', 'dark'] as const) {
  test(`a budget is made, refused, changed and removed, ${theme}`, async ({ page, baseURL }) => {
    await page.context().addCookies([{ name: 'theme', value: theme, url: baseURL ?? '' }]);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.reload();
    await expect(page.getByText('Nothing limits what is spent')).toBeVisible();
    await expectAccessible(page);

    await page.getByRole('button', { name: 'New budget' }).click();
    await page.getByRole('textbox', { name: 'Limit', exact: true }).fill('much');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Create budget' }).click();
    await expect(dialog(page).getByText(/write dollars in digits/i)).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Limit', exact: true })).toBeFocused();
    await page.getByRole('textbox', { name: 'Limit', exact: true }).fill('25');
    await page.getByRole('combobox', { name: 'Period', exact: true }).click();
    await page.getByRole('option', { name: 'a week' }).click();
    await page.getByRole('textbox', { name: 'Alerts, in percent' }).fill('50, 500');
    await page.getByRole('button', { name: 'Create budget' }).click();
    await expect(page.getByRole('textbox', { name: 'Alerts, in percent' })).toHaveAttribute('aria-invalid', 'true');
    await page.getByRole('textbox', { name: 'Alerts, in percent' }).fill('50, 90');
    await page.getByRole('button', { name: 'Create budget' }).click();
    await expect(dialog(page)).toHaveCount(0);
    const row = page.getByRole('region', { name: 'Budgets' }).getByRole('listitem');
    await expect(row).toContainText('$25.00 a week');
    await expect(row).toContainText('Alerts at 50 % and 90 %');
    await expectAccessible(page);

    await page.getByRole('button', { name: 'More for the team’s weekly budget' }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    await page.getByRole('textbox', { name: 'Limit', exact: true }).fill('30.50');
    await page.getByRole('radio', { name: 'Only notify' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(row).toContainText('$30.50 a week');
    await expect(row).toContainText('Only notifies; calls go on');

    await page.getByRole('button', { name: 'More for the team’s weekly budget' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await page.getByRole('button', { name: 'Remove the budget' }).click();
    await expect(page.getByText('Nothing limits what is spent')).toBeVisible();
  });
}

test('a budget holds a program to it, and says why nothing was saved when the server cannot', async ({ page }) => {
  await page.getByRole('button', { name: 'New budget' }).click();
  await page.getByRole('textbox', { name: 'Limit', exact: true }).fill('0.000001');
  await page.route('**/api/budgets', (route) =>
    route.fulfill({ status: 500, json: { error: { code: 'internal', message: 'It broke.', requestId: 'r-1' } } }),
  );
  await page.getByRole('button', { name: 'Create budget' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('No budget was made');
  await expect(page.getByRole('textbox', { name: 'Limit', exact: true })).toHaveValue('0.000001');
  await page.unroute('**/api/budgets');
  await page.getByRole('button', { name: 'Create budget' }).click();
  await expect(dialog(page)).toHaveCount(0);

  const { origin } = new URL(page.url());
  const made = await (await page.request.post('/api/keys', { data: { name: 'Held' }, headers: { origin } })).json();
  const headers = { authorization: `Bearer ${made.key}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ model: 'openai/gpt-5-mini', messages: [{ role: 'user', content: 'Name a river.' }] });
  const refused = await fetch(`${origin}/api/v1/chat/completions`, { method: 'POST', headers, body });
  expect([refused.status, await refused.text()]).toEqual([402, expect.stringContaining("the team's monthly budget")]);
});
