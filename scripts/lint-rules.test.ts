import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { lintGround, lintPlants, typeAwarePlants } from './plants/lint-plants.ts';
import { type Plant, plantTree } from './plants/plant-tree.ts';

test('every lint rule of ours fails on its planted violation, and on nothing else', () => {
  const root = plantTree([...lintPlants, ...lintGround]);
  const { diagnostics } = run(root, 'biome', ['lint', '--reporter=json', '--max-diagnostics=none']) as {
    diagnostics: { severity: string; category: string; location: { path: string } }[];
  };

  const found = diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ category, location }) => `${location.path} breaks ${category.replace('lint/', '')}`);
  expect([...new Set(found)].sort()).toEqual(breaches(lintPlants));
});

test('every rule that biome.json names has a planted violation', () => {
  const { linter } = JSON.parse(readFileSync('biome.json', 'utf8')) as { linter: { rules: Record<string, object> } };
  const named = Object.entries(linter.rules).flatMap(([group, rules]) =>
    typeof rules === 'object' ? Object.keys(rules).map((rule) => `${group}/${rule}`) : [],
  );
  const planted = new Set(lintPlants.map(({ rule }) => rule));
  expect(named.filter((rule) => !planted.has(rule))).toEqual([]);
});

test('every type-aware rule fails on its planted violation, and on nothing else', () => {
  const root = plantTree(typeAwarePlants);
  const { diagnostics } = run(root, 'oxlint', ['--type-aware', '--format=json']) as {
    diagnostics: { code: string; filename: string }[];
  };

  const found = diagnostics.map(({ code, filename }) => `${filename} breaks ${code.replace(/^.*\((.*)\)$/, '$1')}`);
  expect(found.sort()).toEqual(breaches(typeAwarePlants));
});

function breaches(plants: Plant[]): string[] {
  return plants.map(({ rule, file }) => `${file} breaks ${rule}`).sort();
}

function run(cwd: string, tool: string, args: string[]): unknown {
  const { stdout, stderr } = spawnSync(resolve('node_modules/.bin', tool), args, { cwd, encoding: 'utf8' });
  if (!stdout.startsWith('{')) throw new Error(`${tool} said nothing of use: ${stdout}${stderr}`);
  return JSON.parse(stdout);
}
