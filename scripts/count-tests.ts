import { z } from 'zod';

export type Counts = { passed: number; failed: number };

const Vitest = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const Playwright = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

/**
 * Counts the tests of a Vitest or Playwright JSON report. A run that ended red without a failed test (a file that does not
 * load, a server that does not start), or that ran no test at all, counts as one failure; a flaky test as failed.
 */
export function countTests(report: unknown, isGreen: boolean): Counts {
  const { passed, failed } = read(report);
  return { passed, failed: Math.max(failed, isGreen && passed > 0 ? 0 : 1) };
}

function read(report: unknown): Counts {
  const vitest = Vitest.safeParse(report);
  if (vitest.success) return { passed: vitest.data.numPassedTests, failed: vitest.data.numFailedTests };
  const playwright = Playwright.safeParse(report);
  if (!playwright.success) return { passed: 0, failed: 0 };
  const { expected, unexpected, flaky } = playwright.data.stats;
  return { passed: expected, failed: unexpected + flaky };
}
