import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { testFolder } from '#db/testing';
import { hashSources } from './hash-sources.ts';

test('sees every change that a build would see, and no other', () => {
  const root = testFolder();
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
    return hashSources(root);
  };

  const first = write('app/chat/[...all]/page.tsx', 'one');
  expect(write('app/chat/[...all]/page.tsx', 'one')).toBe(first);
  expect(write('app/chat/[...all]/page.test.ts', 'a test')).toBe(first);
  expect(write('README.md', 'words')).toBe(first);

  const steps = [
    write('app/chat/[...all]/page.tsx', 'two'),
    write('lib/models/snapshot.json', '{}'),
    write('next.config.ts', 'config'),
    write('package-lock.json', '{}'),
  ];
  rmSync(join(root, 'lib'), { recursive: true });
  steps.push(hashSources(root));
  expect(new Set([first, ...steps]).size).toBe(steps.length + 1);
});
