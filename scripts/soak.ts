// The long seeded runs: `npm run soak -- [--minutes 10] [--seed 7] [what vitest takes]`.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

const { values, tokens } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(randomInt(1_000_000)) },
  },
  allowPositionals: true,
  strict: false,
  tokens: true,
});
const ours = new Set(['minutes', 'seed']);
const passedOn = tokens.flatMap((token) => {
  if (token.kind === 'positional') return [token.value];
  if (token.kind !== 'option' || ours.has(token.name)) return [];
  return [token.value === undefined ? token.rawName : `${token.rawName}=${token.value}`];
});

console.log(`${values.minutes} minutes, seed ${values.seed}`);
const { status } = spawnSync('vitest', ['run', '--project', 'soak', ...passedOn], {
  env: { ...process.env, SOAK_MINUTES: String(values.minutes), SOAK_SEED: String(values.seed) },
  shell: process.platform === 'win32',
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
