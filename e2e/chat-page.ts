import type { Locator, Page } from '@playwright/test';

/** The parts of a conversation's page, as a person finds them. */
export function chatPage(page: Page) {
  const prompt = page.getByRole('textbox', { name: 'Prompt' });
  return {
    prompt,
    stop: page.getByRole('form', { name: 'Prompt' }).getByRole('button', { name: 'Stop' }),
    /** One per pane. */
    transcripts: page.getByRole('list', { name: /^Messages with/ }),
    send: async (text: string) => {
      await prompt.fill(text);
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
