import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { testFolder } from '#db/testing';
import { runSteps, type Step } from './run-steps.ts';

async function linesOf(steps: Step[]): Promise<{ isGreen: boolean; lines: string[] }> {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  const isGreen = await runSteps(steps);
  const lines = log.mock.calls.flatMap(([words]) => String(words).split('\n'));
  log.mockRestore();
  return { isGreen, lines };
}

const node = (script: string): Step['command'] => [process.execPath, '-e', script];

test('runs every step also after a failure, counts tests where there are tests, and ends with the sum', async () => {
  const report = join(testFolder(), 'report.json');
  const writesReport = `fs.writeFileSync(${JSON.stringify(report)}, '{"numPassedTests":5,"numFailedTests":2}'); process.exit(1)`;
  const { isGreen, lines } = await linesOf([
    { name: 'good', command: node('') },
    { name: 'bad', command: node('process.exit(4)') },
    { name: 'tests', command: node(writesReport), report },
    { name: 'no such program', command: ['no-such-program'] },
  ]);
  expect(isGreen).toBe(false);
  expect(lines).toEqual(
    expect.arrayContaining([expect.stringMatching(/^✓ good +\d/), expect.stringMatching(/^✗ bad +\d/)]),
  );
  expect(lines).toContainEqual(expect.stringMatching(/^✗ tests .* 5 passed, 2 failed$/));
  expect(lines.at(-1)).toBe('6 passed, 4 failed');
});

test('does not take the report of an earlier run for its own', async () => {
  const report = join(testFolder(), 'report.json');
  writeFileSync(report, '{"numPassedTests":5,"numFailedTests":0}');
  const { isGreen, lines } = await linesOf([{ name: 'tests', command: node(''), report }]);
  expect(isGreen).toBe(false);
  expect(lines.at(-1)).toBe('0 passed, 1 failed');
});

test('is green when everything is', async () => {
  const { isGreen, lines } = await linesOf([{ name: 'good', command: node('') }]);
  expect(isGreen).toBe(true);
  expect(lines.at(-1)).toBe('1 passed, 0 failed');
});
