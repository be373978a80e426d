import type { Locator, Page } from '@playwright/test';

/** The parts of a conversation's page, as a person finds them. */
export function chatPage(page: Page) {
  const form = page.getByRole('form', { name: 'Prompt' });
  const prompt = page.getByRole('textbox', { name: 'Prompt' });
  return {
    prompt,
    stop: form.getByRole('button', { name: 'Stop' }),
    /** One per pane. */
    transcripts: page.getByRole('list', { name: /^Messages with/ }),
    send: async (text: string) => {
      await prompt.fill(text);
      // A page that has not come to life yet would take the key for a new line.
      await form.getByRole('button', { name: 'Send', exact: true }).waitFor();
      await prompt.press('Enter');
    },
    /** Opens a picker, searches, takes the first model found. */
    pick: async (trigger: Locator, search: string) => {
      await trigger.click();
      const field = page.getByRole('combobox', { name: 'Search models' });
      await field.fill(search);
      await page.getByRole('option').first().waitFor();
      await field.press('Enter');
    },
  };
}
