import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { type Counts, countTests } from './count-tests.ts';
import { measureSources } from './measure-sources.ts';

/** A command to run. Where it writes a `report` of its tests, each of them counts; otherwise the step counts as one. */
export type Step = {
  name: string;
  command: readonly [string, ...string[]];
  env?: Record<string, string>;
  report?: string;
};

/**
 * Runs every step, also after one has failed, so that all failures show at once. Prints what they print, how long each
 * took, and as the last line `N passed, N failed`.
 * @returns whether nothing failed.
 */
export async function runSteps(steps: readonly Step[]): Promise<boolean> {
  const startedAt = Date.now();
  const summary: string[] = [];
  const total: Counts = { passed: 0, failed: 0 };
  for (const step of steps) {
    const stepStartedAt = Date.now();
    console.log(`\n▶ ${step.name}`);
    if (step.report) rmSync(step.report, { force: true });
    const isGreen = await succeeds(step);
    const counts = step.report ? countTests(readReport(step.report), isGreen) : countStep(isGreen);
    total.passed += counts.passed;
    total.failed += counts.failed;
    const tests = step.report ? `  ${counts.passed} passed, ${counts.failed} failed` : '';
    summary.push(
      `${counts.failed === 0 ? '✓' : '✗'} ${step.name.padEnd(22)}${seconds(stepStartedAt).padStart(8)}${tests}`,
    );
    console.log(summary.at(-1));
  }
  console.log(`\n${summary.join('\n')}\n\n${measureSources('.')}\ntook ${seconds(startedAt)}\n`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0;
}

function succeeds({ command: [program, ...args], env }: Step): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
      shell: process.platform === 'win32',
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(false);
    });
    child.on('exit', (code) => resolve(code === 0));
  });
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function countStep(isGreen: boolean): Counts {
  return isGreen ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
