import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testFolder } from '#db/testing';
import { findChromium } from './find-chromium.ts';

function programsIn(folder: string, ...names: string[]): string[] {
  mkdirSync(folder, { recursive: true });
  return names.map((name) => {
    const path = join(folder, name);
    writeFileSync(path, '', { mode: 0o755 });
    return path;
  });
}

test('takes the Chromium that CHROMIUM_PATH names before the system’s', () => {
  const folder = testFolder();
  const [system, named] = programsIn(folder, 'chromium', 'mine');
  expect(findChromium({ PATH: folder })).toBe(system);
  expect(findChromium({ PATH: folder, CHROMIUM_PATH: named })).toBe(named);
});

test('takes nothing else when CHROMIUM_PATH names no program', () => {
  const folder = testFolder();
  programsIn(folder, 'chromium');
  expect(findChromium({ PATH: folder, CHROMIUM_PATH: join(folder, 'gone') })).toBeNull();
});

test('knows the other names, and what cannot be run does not count', () => {
  const folder = testFolder();
  writeFileSync(join(folder, 'chromium'), '', { mode: 0o644 });
  const [chrome] = programsIn(folder, 'google-chrome');
  expect(findChromium({ PATH: folder })).toBe(chrome);
});
