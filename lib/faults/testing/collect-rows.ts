import { globSync, readFileSync } from 'node:fs';
import { FAULT_ROWS } from './rows.ts';

const TESTS = '{app,bench,components,db,e2e,lib,scripts}/**/*.{test,spec,soak}.{ts,tsx}';
/** The beginning of a test's name: one id or more, after which it says what is so. */
const NAMED = /['"`](?:seed \$\{seed\}, )?((?:[UTCPDB]\d{1,2})(?:(?:, | and )[UTCPDB]\d{1,2})*)(?=[ :])/g;

/** Where each row is tested: the files with a test of its name. */
export function collectRows(root = '.'): Map<string, string[]> {
  const found = new Map<string, Set<string>>(Object.keys(FAULT_ROWS).map((id) => [id, new Set()]));
  for (const file of globSync(TESTS, { cwd: root, exclude: ['**/node_modules/**'] }).sort()) {
    for (const [, ids = ''] of readFileSync(`${root}/${file}`, 'utf8').matchAll(NAMED))
      for (const id of ids.split(/, | and /)) found.get(id)?.add(file);
  }
  return new Map([...found].map(([id, files]) => [id, [...files]]));
}
