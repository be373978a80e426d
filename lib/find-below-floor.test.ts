import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { testFolder } from '#db/testing';
import { findBelowFloor } from './find-below-floor.ts';

const FINE = { node: '24.21.0', sqlite: '3.54.1', next: '16.4.6' };

it.each([
  FINE,
  { ...FINE, node: 'v22.0.0' },
  { ...FINE, sqlite: '3.51.3' },
  { ...FINE, sqlite: '3.100.0' },
  { ...FINE, next: '17.0.0' },
])('%j is new enough', (versions) => {
  expect(findBelowFloor(versions)).toBeNull();
});

it.each([
  [{ ...FINE, node: '20.20.2' }, 'Node 20.20.2 (at least 22.0.0)'],
  [{ ...FINE, sqlite: '3.51.2' }, 'SQLite 3.51.2 (at least 3.51.3)'],
  [{ ...FINE, sqlite: '3.9.9' }, 'SQLite 3.9.9 (at least 3.51.3)'],
  [{ ...FINE, next: '16.4.5' }, 'Next 16.4.5 (at least 16.4.6)'],
  [{ ...FINE, next: '16.4.6-canary.3' }, 'Next 16.4.6-canary.3 (at least 16.4.6)'],
  [{ ...FINE, next: '' }, 'Next  (at least 16.4.6)'],
  [{ node: '18.0.0', sqlite: '3.40.0', next: '15.0.0' }, 'Node 18.0.0 (at least 22.0.0), SQLite 3.40.0'],
])('%j is refused, and says what', (versions, words) => {
  const refusal = findBelowFloor(versions);
  expect(refusal).toContain(words);
  expect(refusal).toMatch(/^Too old to run Parallax: .* "npm run up"\.$/);
});

it('the server refuses to start under an old Node, before it touches the data folder', async () => {
  const folder = testFolder();
  const older = 'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.20.2" } })';
  const start = promisify(execFile)(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(older)}`, 'server.ts'],
    { env: { DATA_DIR: `${folder}/data`, PORT: '0' } as unknown as NodeJS.ProcessEnv },
  );
  await expect(start).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Parallax did not start. Too old to run Parallax: Node 20.20.2 (at least 22.0.0).'),
  });
  expect(existsSync(`${folder}/data`)).toBe(false);
});
