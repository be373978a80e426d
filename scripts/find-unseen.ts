import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A parser that does not know TypeScript sees no modules, or modules without imports, and is content with both. */
export function findUnseen(
  root: string,
  files: readonly string[],
  modules: readonly { source: string; dependencies: readonly unknown[] }[],
): string[] {
  const importsOf = new Map(modules.map(({ source, dependencies }) => [source, dependencies.length]));
  return files.filter((file) => {
    const imports = importsOf.get(file);
    return imports === undefined || (imports === 0 && plainlyImports(join(root, file)));
  });
}

function plainlyImports(path: string): boolean {
  return /^(import|export) .*from '(\.|#|@\/)/m.test(readFileSync(path, 'utf8'));
}
