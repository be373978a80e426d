import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFile } from './test-file.ts';

const sources = ['*.{ts,mjs}', '{app,bench,components,db,e2e,lib,scripts}/**/*.{ts,tsx,mjs}'];
const isTest = new RegExp(`${testFile}|^e2e/`);

/** The size of the sources under `root`, in words for people. */
export function measureSources(root: string): string {
  const files = globSync(sources, { cwd: root }).map((path) => ({ path, lines: countLines(join(root, path)) }));
  const source = files.filter(({ path }) => !isTest.test(path)).sort((a, b) => a.lines - b.lines);
  const at = (share: number) => source[Math.floor((source.length - 1) * share)]?.lines ?? 0;
  const sum = (some: typeof files) => some.reduce((lines, file) => lines + file.lines, 0);
  const tests = files.filter(({ path }) => isTest.test(path));
  const over = source.filter(({ lines }) => lines > 300).length;
  return (
    `${source.length} source files, ${sum(source)} lines: median ${at(0.5)}, p90 ${at(0.9)}, max ${at(1)}, ${over} over 300; ` +
    `${tests.length} test files, ${sum(tests)} lines`
  );
}

function countLines(path: string): number {
  return readFileSync(path, 'utf8').split('\n').length - 1;
}
