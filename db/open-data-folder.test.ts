import { chmodSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openDataFolder } from './open-data-folder.ts';
import { testFolder } from './testing.ts';

const onFatal = (error: Error) => {
  throw error;
};

it('makes the folder for its owner alone and refuses a second server on it, naming the first', async () => {
  const folder = join(testFolder(), 'data');
  const first = openDataFolder(folder, onFatal);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(() => openDataFolder(folder, onFatal)).toThrow(
    `Another Parallax server (process ${process.pid}) is serving ${folder}`,
  );
  await first.close();
  await openDataFolder(folder, onFatal).close();
});

it('leaves a damaged file as it is and says what to do', () => {
  const folder = testFolder();
  const file = join(folder, 'parallax.db');
  writeFileSync(file, 'this is not a database, but somebody may want it back'.repeat(100));
  const size = statSync(file).size;
  expect(() => openDataFolder(folder, onFatal)).toThrow(/damaged or not a database .* left as it is/);
  expect(statSync(file).size).toBe(size);
});

it.skipIf(process.getuid?.() === 0)('refuses a folder that cannot be written', () => {
  const folder = join(testFolder(), 'locked');
  mkdirSync(folder);
  chmodSync(folder, 0o500);
  onTestFinished(() => chmodSync(folder, 0o700));
  expect(() => openDataFolder(folder, onFatal)).toThrow(/cannot be written \(EACCES\)/);
});

it('refuses a path that is a file', () => {
  const file = join(testFolder(), 'file');
  writeFileSync(file, '');
  expect(() => openDataFolder(join(file, 'data'), onFatal)).toThrow(/cannot be written \(ENOTDIR\)/);
  expect(existsSync(file)).toBe(true);
});
