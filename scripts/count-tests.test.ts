import { expect, test } from 'vitest';
import { countTests } from './count-tests.ts';

test.each([
  ['a green Vitest run', { numPassedTests: 3, numFailedTests: 0 }, true, { passed: 3, failed: 0 }],
  ['a red Vitest run', { numPassedTests: 3, numFailedTests: 2 }, false, { passed: 3, failed: 2 }],
  ['a test file that did not load', { numPassedTests: 3, numFailedTests: 0 }, false, { passed: 3, failed: 1 }],
  ['a green Playwright run', { stats: { expected: 4, unexpected: 0, flaky: 0 } }, true, { passed: 4, failed: 0 }],
  ['a flaky Playwright run', { stats: { expected: 4, unexpected: 1, flaky: 1 } }, false, { passed: 4, failed: 2 }],
  ['a run without a test', { numPassedTests: 0, numFailedTests: 0 }, true, { passed: 0, failed: 1 }],
  ['a run that left no report', null, true, { passed: 0, failed: 1 }],
])('counts %s', (_, report, isGreen, counts) => {
  expect(countTests(report, isGreen)).toEqual(counts);
});
