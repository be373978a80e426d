import { test as base, expect } from '@playwright/test';
import { comeToLife } from './come-to-life.ts';

/** Playwright's test, where a console error or an uncaught exception of a page fails it. `allowed` says which lines are expected. */
export const test = base.extend<{ allowed: RegExp[] }>({
  allowed: [[], { option: true }],
  page: async ({ page, allowed }, use) => {
    comeToLife(page);
    const unexpected: string[] = [];
    const note = (line: string) => {
      if (!allowed.some((pattern) => pattern.test(line))) unexpected.push(line);
    };
    page.on('console', (message) => {
      if (message.type() === 'error') note(message.text());
    });
    page.on('pageerror', (error) => note(error.message));
    await use(page);
    expect(unexpected, 'errors in the console').toEqual([]);
  },
});
