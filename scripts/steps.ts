import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Step } from './run-steps.ts';

const reports = mkdtempSync(join(tmpdir(), 'parallax-reports-'));
process.on('exit', () => rmSync(reports, { recursive: true, force: true }));

const unitReport = join(reports, 'unit.json');

/** What needs neither a build nor a browser nor the network. */
export const checkSteps: readonly Step[] = [
  { name: 'lock file', command: ['node', 'scripts/lock.ts', '--check'] },
  { name: 'format and lint', command: ['biome', 'check', '--error-on-warnings', '--max-diagnostics=200'] },
  { name: 'promises', command: ['oxlint', '--type-aware'] },
  { name: 'route types', command: ['next', 'typegen'] },
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'boundaries', command: ['node', 'scripts/boundaries.ts'] },
  { name: 'dead code', command: ['knip'] },
  { name: 'unit tests', command: ['vitest', 'run', '--project', 'unit', ...into(unitReport)], report: unitReport },
];

const soakReport = join(reports, 'soak.json');
const clientsReport = join(reports, 'clients.json');
const browserReport = join(reports, 'browser.json');

/** Everything, on the production build and in a real browser. */
export const verifySteps: readonly Step[] = [
  { name: 'browser', command: ['node', 'scripts/install-chromium.ts'] },
  ...checkSteps,
  { name: 'build', command: ['node', 'scripts/build.ts'] },
  {
    name: 'a tenth of the soak',
    command: ['node', 'scripts/soak.ts', '--minutes=1', ...into(soakReport)],
    report: soakReport,
  },
  {
    name: 'real clients',
    command: ['vitest', 'run', '--project', 'clients', ...into(clientsReport)],
    report: clientsReport,
  },
  {
    name: 'end-to-end tests',
    command: ['playwright', 'test', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport },
    report: browserReport,
  },
];

function into(report: string): string[] {
  return ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
}
