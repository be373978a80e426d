import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { testFolder } from '#db/testing';
import { collectRows } from './testing/collect-rows.ts';
import { FAULT_ROWS } from './testing/rows.ts';

test('every fault has a test that is named by its id, or a reason why not', () => {
  const without = [...collectRows()].filter(([id, files]) => files.length === 0 && !FAULT_ROWS[id]?.untested);
  expect(without.map(([id]) => `${id}: ${FAULT_ROWS[id]?.about}`)).toEqual([]);
});

test('names are found as tests write them, and nothing else is', () => {
  const root = testFolder();
  mkdirSync(`${root}/lib`);
  const lines = [
    "test('U1: a', f)",
    "['T2 b', 400]",
    "it('B13, B14: c', f)",
    `test('seed $\{seed}, P1: d')`,
    "const D3 = 'x D4: y'",
  ];
  writeFileSync(`${root}/lib/a.test.ts`, lines.join('\n'));
  const found = [...collectRows(root)].filter(([, files]) => files.length > 0);
  expect(found.map(([id]) => id)).toEqual(['U1', 'T2', 'P1', 'B13', 'B14']);
});
