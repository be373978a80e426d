import { expect, test } from 'vitest';
import { boundaryRules } from './boundary-rules.ts';
import { findBoundaryViolations } from './find-boundary-violations.ts';
import { findUnseen } from './find-unseen.ts';
import { boundaryGround, boundaryPlants } from './plants/boundary-plants.ts';
import { plantTree } from './plants/plant-tree.ts';

test('every boundary rule fails on its planted violation, and on nothing else', async () => {
  const { violations, unseen } = await findBoundaryViolations(plantTree([...boundaryPlants, ...boundaryGround]));

  const found = new Set(violations.map(({ rule, from }) => `${from} breaks ${rule}`));
  const planted = new Set(boundaryPlants.map(({ rule, file }) => `${file} breaks ${rule}`));
  expect([...found].sort()).toEqual([...planted].sort());
  expect(unseen).toEqual([]);
});

test('every boundary rule has a planted violation', () => {
  const planted = new Set(boundaryPlants.map(({ rule }) => rule));
  expect(boundaryRules.map(({ name }) => name).filter((name) => !planted.has(name ?? ''))).toEqual([]);
});

test('a run that saw too little is not green', () => {
  const files = ['a.ts', 'b.ts', 'c.ts'];
  const root = plantTree([
    { file: 'a.ts', text: `import { c } from './c.ts';` },
    { file: 'b.ts', text: `export { c } from './c.ts';` },
    { file: 'c.ts', text: 'export const c = 1;' },
  ]);
  expect(findUnseen(root, files, [])).toEqual(files);
  const understood = { source: 'a.ts', dependencies: [{}] };
  const skimmed = { source: 'b.ts', dependencies: [] };
  expect(findUnseen(root, files, [understood, skimmed, { source: 'c.ts', dependencies: [] }])).toEqual(['b.ts']);
});
