// Completes package-lock.json after a change of dependencies: `npm run lock`. With --check it only says whether it is complete.
import { readFileSync, writeFileSync } from 'node:fs';
import { completeLock, type Lock } from './complete-lock.ts';

const file = 'package-lock.json';
const before = readFileSync(file, 'utf8');
const { lock, added } = completeLock(JSON.parse(before) as Lock);
const addressed = Object.entries(lock.packages).filter(([, entry]) => entry.resolved !== undefined);

if (!process.argv.includes('--check')) {
  for (const [, entry] of addressed) delete entry.resolved;
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(added.length === 0 ? 'The lock file was complete.' : `Added ${added.length}:\n${added.join('\n')}`);
} else if (added.length > 0 || addressed.length > 0) {
  const names = [...added, ...addressed.map(([path]) => `${path} names the address it came from`)];
  console.error(`The lock file is not complete; "npm run lock" completes it:\n${names.join('\n')}`);
  process.exitCode = 1;
}
