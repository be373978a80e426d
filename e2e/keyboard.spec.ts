import { expect } from '@playwright/test';
import { chatPage } from './chat-page.ts';
import { signIn } from './sign-in.ts';
import { test } from './test.ts';

test.beforeEach(async ({ page }) => signIn(page));

test('the focus stays where the work is: answer again, switch versions, give up an edit, delete and undo', async ({
  page,
}) => {
  const chat = chatPage(page);
  const answer = chat.transcripts.locator('> li').last();
  const press = async (name: string) => {
    await answer.getByRole('button', { name }).focus();
    await page.keyboard.press('Enter');
  };
  await chat.send('What is a lake?');
  await expect(answer).toContainText('tokens/s', { timeout: 30_000 });
  await press('Answer again');
  await expect(chat.prompt).toBeFocused();
  await expect(answer).toContainText('2/2');
  await expect(answer).toContainText('tokens/s', { timeout: 30_000 });
  await press('Earlier version');
  await expect(answer).toContainText('1/2');
  await expect(answer.getByRole('button', { name: 'Earlier version' })).toBeFocused();

  const edit = page.getByRole('button', { name: 'Edit', exact: true });
  await edit.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Prompt to send instead' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(edit).toBeFocused();

  await page.getByRole('button', { name: 'More for this prompt' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Delete' }).press('Enter');
  await expect(chat.transcripts.locator('> li')).toHaveCount(0);
  await expect(chat.prompt).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  await page.keyboard.press('F6');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(chat.transcripts.locator('> li')).toHaveCount(2);
});

test('the settings of a chat keep the focus: reset, another format, a function', async ({ page }) => {
  await page.getByRole('banner').getByRole('button', { name: 'Settings' }).click();
  const panel = page.getByRole('dialog', { name: 'Settings' });
  await expect(panel.getByRole('textbox', { name: 'Instructions' })).toBeFocused();
  const temperature = panel.getByRole('textbox', { name: 'Temperature' });
  await temperature.fill('0.2');
  await panel.getByRole('button', { name: 'Reset temperature' }).focus();
  await page.keyboard.press('Enter');
  await expect(temperature).toBeFocused();

  await panel.getByText('Answer format').click();
  await panel.getByRole('radio', { name: 'JSON', exact: true }).click();
  await page.keyboard.press('ArrowLeft');
  await expect(panel.getByRole('radio', { name: 'Text' })).toBeFocused();

  await panel.getByText('Functions', { exact: true }).click();
  const add = panel.getByRole('button', { name: 'Add a function' });
  await add.click();
  await panel.getByRole('button', { name: 'Add function' }).focus();
  await page.keyboard.press('Enter');
  await expect(add).toBeFocused();
});

test('a transcript has an outline: who speaks, and below that the headings of an answer', async ({ page }) => {
  const chat = chatPage(page);
  // One that writes headings; another may have been used last.
  await chat.pick(page.getByRole('combobox', { name: /^Model:/ }), 'gpt-5 mini');
  await chat.send('Write a long essay about the history of the sea, with many sections.');
  await expect(chat.transcripts.locator('> li').last()).toContainText('tokens/s', { timeout: 30_000 });
  await expect(chat.transcripts.locator('h2:not([aria-level])')).toHaveText(['Prompt', /\w: \w/]);
  await expect(chat.transcripts.locator('.answer h2').first()).toHaveAttribute('aria-level', '4');
});

test('says that a favourite was made', async ({ page }) => {
  await page.keyboard.press('Control+Shift+M');
  const field = page.getByRole('combobox', { name: 'Search models' });
  await expect(field).toBeFocused();
  await page.keyboard.type('mistral small');
  await expect(page.getByRole('option').first()).toContainText('Small');
  await expect(field).toHaveAttribute('aria-activedescendant', /./);
  const status = page.getByRole('dialog').getByRole('status').first();
  await page.keyboard.press('Control+d');
  await expect(status).toContainText(/Mistral.* is a favourite now/);
  await page.keyboard.press('Control+d');
  await expect(status).toContainText(/Mistral.* is no favourite any more/);
});

test('a form that is done and a row that is deleted leave the focus where they stood', async ({ page }) => {
  await page.goto('/settings/prompts');
  const add = page.getByRole('button', { name: 'New prompt' });
  for (const name of ['First place', 'Second place']) {
    await add.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await page.keyboard.type(name);
    await page.keyboard.press('Tab');
    await page.keyboard.type('Words');
    await page.getByRole('button', { name: 'Add prompt' }).focus();
    await page.keyboard.press('Enter');
    await expect(add).toBeFocused();
  }
  const more = page.getByRole('button', { name: 'More for Second place' });
  await more.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Delete' }).press('Enter');
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(more).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Delete' }).press('Enter');
  await dialog.getByRole('button', { name: 'Delete' }).focus();
  await page.keyboard.press('Enter');
  await expect(more).toHaveCount(0);
  await expect(page.locator(':focus')).toHaveAccessibleName(/^More for/);
});

test('attached and taken out, a file leaves the focus in the prompt', async ({ page }) => {
  const { prompt } = chatPage(page);
  await expect(prompt).toBeFocused();
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Attach files' }).focus();
  await page.keyboard.press('Enter');
  await (await chosen).setFiles({
    name: 'people.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('name,age\nada,36\n'),
  });
  await expect(page.getByRole('status').filter({ hasText: 'Attached: people.csv' })).toHaveCount(1);
  await expect(prompt).toBeFocused();
  await page.getByRole('button', { name: 'Remove people.csv' }).focus();
  await page.keyboard.press('Enter');
  await expect(prompt).toBeFocused();
});

test('tells how much a search found, and when it found nothing', async ({ page }) => {
  const chat = chatPage(page);
  await chat.send('Tell me of the quagga.');
  await expect(chat.transcripts.locator('> li').last()).toContainText('tokens/s', { timeout: 30_000 });
  await page.goto('/search');
  const told = page.getByRole('main').getByRole('status').first();
  await page.getByRole('searchbox').fill('quagga');
  await expect(told).toContainText(/place/);
  await page.getByRole('searchbox').fill('quaggaquagga');
  await expect(told).toHaveText('Nothing found');
});

test('a page that was gone to by its keys begins at its content', async ({ page }) => {
  await page.keyboard.press('Control+,');
  await page.waitForURL('**/settings/**');
  await expect(page.locator('#main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('navigation', { name: 'Settings' }).getByRole('link').first()).toBeFocused();
});

test('the keys of pages are heard also after a select had the focus, and never in it', async ({ page }) => {
  await page.goto('/models');
  const sort = page.getByRole('combobox', { name: 'Sort' });
  await sort.focus();
  await page.keyboard.press('g');
  await page.keyboard.press('k');
  await page.getByRole('button', { name: 'Free' }).focus();
  await expect(page).toHaveURL(/models/);
  await page.keyboard.press('g');
  await page.keyboard.press('k');
  await page.waitForURL('**/keys');
});

test('saves a preset by keys: the menu begins at its first item, the notice tells, the focus stays in the settings', async ({
  page,
}) => {
  await page.getByRole('banner').getByRole('button', { name: 'Settings' }).focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog', { name: 'Settings' });
  await panel.getByRole('button', { name: 'Presets' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.getByRole('menuitem', { name: 'Save these as a preset' }).press('Enter');
  await page.getByRole('textbox', { name: 'Name of the preset' }).press('S');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Preset saved')).toBeVisible();
  await expect(panel.getByRole('textbox', { name: 'Instructions' })).toBeFocused();
});

test('says what was done with a chat from its menu, and keeps the focus in the dialogs', async ({ page }) => {
  const chat = chatPage(page);
  const choose = async (item: string) => {
    await page.getByRole('button', { name: 'More for this chat' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: item, exact: true }).press('Enter');
  };
  const told = (words: string) => page.getByRole('status').filter({ hasText: words });
  await chat.send('What is a fjord?');
  await expect(chat.transcripts.locator('> li').last()).toContainText('tokens/s', { timeout: 30_000 });
  await choose('Pin');
  await expect(told('Chat pinned')).toHaveCount(1);
  await choose('Archive');
  await expect(page.getByText('Chat archived')).toBeVisible();
  await choose('Back into the list');

  await choose('Tags…');
  const field = page.getByRole('textbox', { name: 'New tag' });
  await field.press('n');
  await page.keyboard.press('Enter');
  await expect(told('Tag n added')).toHaveCount(1);
  await page.getByRole('button', { name: 'Remove n' }).focus();
  await page.keyboard.press('Enter');
  await expect(told('Tag n removed')).toHaveCount(1);
  await expect(field).toBeFocused();
  await page.keyboard.press('Escape');

  await choose('Share…');
  const dialog = page.getByRole('dialog', { name: 'Share this chat' });
  await dialog.getByRole('button', { name: 'Make a link' }).press('Enter');
  await expect(dialog.getByRole('textbox', { name: 'Link' })).toBeFocused();
  await dialog.getByRole('button', { name: /^Withdraw the link to “.+”, made / }).press('Enter');
  await expect(dialog.getByRole('button', { name: 'Make a link' })).toBeVisible();
  await expect(dialog.locator(':focus')).toHaveCount(1);
});

test('names each choice of a few in a field', async ({ page }) => {
  await page.goto('/settings/members');
  await page.getByRole('button', { name: 'Invite' }).press('Enter');
  await expect(page.getByRole('radio')).toHaveCount(3);
  await expect(page.getByRole('radio', { name: '7 days', checked: true })).toHaveCount(1);
});

test('a dialog that closes as what it was opened from goes away leaves the focus beside it', async ({ page }) => {
  const { budgets } = await (await page.request.get('/api/budgets')).json();
  for (const { id } of budgets) await page.request.delete(`/api/budgets/${id}`);
  await page.goto('/settings/budgets');
  const add = page.getByRole('button', { name: 'New budget' });
  await add.press('Enter');
  await page.getByRole('textbox', { name: 'Limit' }).fill('25');
  await page.getByRole('button', { name: 'Create budget' }).press('Enter');
  await expect(page.getByRole('region', { name: 'Budgets' })).toBeVisible();
  await expect(add).toBeFocused();
  const made = page.getByRole('button', { name: /^More for the team/ });
  await made.press('Enter');
  await page.getByRole('menuitem', { name: 'Remove' }).press('Enter');
  await page.getByRole('button', { name: 'Remove the budget' }).press('Enter');
  await expect(add).toBeFocused();
});
