import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { signIn } from './sign-in.ts';
import { test } from './test.ts';

const PASSWORD = 'a long enough password';

/** An address that is nobody's yet, and a name to find it by. */
function somebody() {
  const name = `Grace ${randomUUID().slice(0, 8)}`;
  return { name, email: `${name.toLowerCase().replace(' ', '.')}@example.com` };
}

async function makeInvite(page: Page, email: string): Promise<string> {
  await page.goto('/settings/members');
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Make the link' }).click();
  const link = await page.getByRole('dialog').locator('code').innerText();
  expect(link).toMatch(/\/invite#[\w-]{43}$/);
  await page.getByRole('button', { name: 'Done' }).click();
  return link;
}

test('invites somebody, who joins, is made a viewer, and is out when disabled', async ({ page, browser }) => {
  const { name, email } = somebody();
  await signIn(page);
  const link = await makeInvite(page, email);
  await expect(page.getByText(email)).toBeVisible();

  const theirs = await (await browser.newContext()).newPage();
  await theirs.goto(link);
  await expect(theirs.getByText(/invites you as a member/)).toBeVisible();
  await expect(theirs.getByLabel('E-mail')).toHaveValue(email);
  await theirs.getByLabel('Your name').fill(name);
  await theirs.getByLabel('Password').fill(PASSWORD);
  await theirs.getByRole('button', { name: 'Join' }).click();
  await theirs.waitForURL('**/chat');

  await page.reload();
  const row = page.getByRole('row', { name: new RegExp(name) });
  await row.getByRole('combobox', { name: `Role of ${name}` }).click();
  await page.getByRole('option', { name: 'Viewer' }).click();
  await expect(row.getByRole('combobox')).toHaveText('Viewer');
  await expect.poll(async () => (await theirs.request.get('/api/keys')).status()).toBe(403);

  await row.getByRole('button', { name: `More for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Disable' }).click();
  await expect(row.getByText('disabled')).toBeVisible();
  await theirs.goto('/chat');
  await theirs.waitForURL('**/sign-in**');
  await theirs.getByLabel('E-mail').fill(email);
  await theirs.getByLabel('Password').fill(PASSWORD);
  await theirs.getByRole('button', { name: 'Sign in' }).click();
  await expect(theirs.getByText('This account was disabled')).toBeVisible();

  await theirs.goto(link);
  await expect(theirs.getByText('used already')).toBeVisible();

  await page.getByRole('link', { name: 'Audit log' }).click();
  const told = page.getByRole('list', { name: 'Entries, newest first' });
  await told.getByRole('button', { name }).first().click();
  for (const line of [`disabled ${name}`, 'member → viewer', `${name} signed in`, `${name} joined by an invite`])
    await expect(told.getByRole('listitem').filter({ hasText: line })).toHaveCount(1);
});

test('ends another session of one’s own, and changes the password', async ({ page, browser }) => {
  const { name, email } = somebody();
  await signIn(page);
  const link = await makeInvite(page, email);
  const context = await browser.newContext();
  const theirs = await context.newPage();
  await theirs.goto(link);
  await theirs.getByLabel('Your name').fill(name);
  await theirs.getByLabel('Password').fill(PASSWORD);
  await theirs.getByRole('button', { name: 'Join' }).click();
  await theirs.waitForURL('**/chat');

  const elsewhere = await browser.newContext();
  const signInElsewhere = (password: string) =>
    elsewhere.request.post('/api/auth/sign-in/email', { data: { email, password } });
  expect((await signInElsewhere(PASSWORD)).status()).toBe(200);
  await theirs.goto('/settings/account');
  await theirs.getByRole('button', { name: /^End the session/ }).click();
  await expect(theirs.getByRole('button', { name: /^End the session/ })).toHaveCount(0);
  expect((await elsewhere.request.get('/api/me')).status()).toBe(401);

  await theirs.getByLabel('Password that you have now').fill('not this one');
  await theirs.getByLabel('New password').fill('another long password');
  await theirs.getByRole('button', { name: 'Change the password' }).click();
  await expect(theirs.getByLabel('Password that you have now')).toBeFocused();
  await theirs.getByLabel('Password that you have now').fill(PASSWORD);
  await theirs.getByRole('button', { name: 'Change the password' }).click();
  await expect(theirs.getByText('Changed.', { exact: true })).toBeVisible();
  expect((await signInElsewhere(PASSWORD)).status()).toBe(401);
  expect((await signInElsewhere('another long password')).status()).toBe(200);
});
