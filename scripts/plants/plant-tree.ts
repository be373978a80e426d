import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

/** A file that breaks one rule, and the rule. */
export type Plant = { rule: string; file: string; text: string };

/** Writes the files into an empty folder that has this repository's configuration and packages; removed after the test. */
export function plantTree(files: Omit<Plant, 'rule'>[]): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'plants-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const file of ['package.json', 'tsconfig.json', 'biome.json', '.oxlintrc.json', 'scripts/no-raw-request.grit']) {
    cpSync(file, join(root, file));
  }
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'), 'dir');
  writeFileSync(join(root, '.gitignore'), 'node_modules\n');
  for (const { file, text } of files) {
    mkdirSync(join(root, dirname(file)), { recursive: true });
    writeFileSync(join(root, file), `${text}\n`);
  }
  return root;
}
