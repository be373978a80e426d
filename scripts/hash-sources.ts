import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const built = [
  '{app,components,db,lib,public}/**/*.*',
  '{next,postcss}.config.*',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
];
const unbuilt = ['**/*.test.{ts,tsx}', '**/*.soak.ts', '**/testing*.ts', '**/testing/**'];

/** A digest of everything under `root` that a build depends on. Tests are not among it. */
export function hashSources(root: string): string {
  const hash = createHash('sha256').update(process.version);
  const files = globSync(built, { cwd: root, exclude: unbuilt, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file));
  return hash.digest('hex');
}
