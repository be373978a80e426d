import { globSync } from 'node:fs';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { boundaryRules } from './boundary-rules.ts';
import { findUnseen } from './find-unseen.ts';

export type BoundaryReport = {
  /** `path` leads from the importing module to the one it may not reach. One violation for each module and rule. */
  violations: { rule: string; from: string; path: string[] }[];
  /** How many modules and imports were read. */
  modules: number;
  imports: number;
  /** Source files that the run did not see or not understand; it says nothing about them. */
  unseen: string[];
};

const sources = ['server.ts', '*.config.{ts,mjs}', '{app,bench,components,db,e2e,lib,scripts}/**/*.{ts,tsx,mjs}'];

/** Reads every source file under `root` and checks each import against the rules. */
export async function findBoundaryViolations(root: string): Promise<BoundaryReport> {
  const files = globSync(sources, { cwd: root }).map((file) => file.replaceAll('\\', '/'));
  const { output } = await cruise(
    files,
    {
      baseDir: root,
      parser: 'swc',
      validate: true,
      ruleSet: { forbidden: [...boundaryRules] },
      doNotFollow: { path: 'node_modules' },
    },
    {
      alias: { '@': root },
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      bustTheCache: true,
    },
  );
  const { modules, summary } = output as ICruiseResult;
  return {
    violations: [...firstOfEach(summary.violations).values()],
    modules: modules.length,
    imports: summary.totalDependenciesCruised ?? 0,
    unseen: findUnseen(root, files, modules),
  };
}

function firstOfEach(found: ICruiseResult['summary']['violations']): Map<string, BoundaryReport['violations'][number]> {
  const first = new Map<string, BoundaryReport['violations'][number]>();
  for (const { rule, from, to, via, cycle } of found) {
    const key = `${rule.name} ${from}`;
    const path = (via ?? cycle)?.map(({ name }) => name) ?? [to];
    if (!first.has(key)) first.set(key, { rule: rule.name, from, path });
  }
  return first;
}
