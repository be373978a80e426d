import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testFolder } from '#db/testing';

const LOCK = {
  packages: {
    '': { version: '1.0.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/a-win32': { version: '1.0.0', optional: true },
  },
};

/** A clone with a program of its own, and an npm that installs `a`. */
function clone(npm = 'cp package-lock.json node_modules/.package-lock.json') {
  const root = testFolder();
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  cpSync('scripts/run.mjs', join(root, 'scripts/run.mjs'));
  write(
    'scripts/say.ts',
    `const words: string[] = process.argv.slice(2); console.log('said', ...words); process.exitCode = 3;`,
  );
  write(
    'scripts/wait.ts',
    `process.on('SIGTERM', () => process.exit(7)); setInterval(() => {}, 1000); console.log('waiting');`,
  );
  write('package-lock.json', JSON.stringify(LOCK));
  mkdirSync(join(root, 'node_modules/node/bin'), { recursive: true });
  symlinkSync(process.execPath, join(root, 'node_modules/node/bin/node'));
  write('tools/npm', `#!/bin/sh\ntouch npm-ran\n${npm}\n`);
  chmodSync(join(root, 'tools/npm'), 0o755);
  const env = { ...process.env, PATH: `${join(root, 'tools')}:/usr/bin:/bin` };
  return {
    write,
    node: join(root, 'node_modules/node/bin/node'),
    isInstalled: () =>
      write(
        'node_modules/.package-lock.json',
        JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }),
      ),
    hasInstalled: () => existsSync(join(root, 'npm-ran')),
    run: (...args: string[]) =>
      spawnSync(process.execPath, [join(root, 'scripts/run.mjs'), ...args], { env, encoding: 'utf8' }),
    start: (...args: string[]) => spawn(process.execPath, [join(root, 'scripts/run.mjs'), ...args], { env }),
  };
}

describe('run.mjs', () => {
  test('installs on a fresh clone, then runs the program with its arguments and its exit code', () => {
    const { run, hasInstalled } = clone();
    expect(run('say', 'one', '--two')).toMatchObject({ status: 3, stdout: expect.stringMatching(/said one --two\n$/) });
    expect(hasInstalled()).toBe(true);
  });

  test('installs nothing where everything is there; packages for other platforms may be absent', () => {
    const { run, hasInstalled, isInstalled } = clone();
    isInstalled();
    expect(run('say')).toMatchObject({ status: 3, stdout: 'said\n', stderr: '' });
    expect(hasInstalled()).toBe(false);
  });

  test('installs again when the lock file changed', () => {
    const { run, hasInstalled, isInstalled, write } = clone();
    isInstalled();
    write(
      'package-lock.json',
      JSON.stringify({ packages: { ...LOCK.packages, 'node_modules/a': { version: '1.0.1' } } }),
    );
    expect(run('say').status).toBe(3);
    expect(hasInstalled()).toBe(true);
  });

  test('refuses in one sentence where install scripts have not run', () => {
    const { run, isInstalled, node } = clone();
    isInstalled();
    rmSync(node);
    expect(run('say')).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(/^Parallax runs on the Node 24 .*\.\n$/),
    });
  });

  test('says why it could not install, and counts that as a failure of the tests', () => {
    const { run } = clone('exit 9');
    const { status, stdout, stderr } = run('verify');
    expect(status).toBe(1);
    expect(stderr).toBe('The dependencies could not be installed (npm ci ended with 9).\n');
    expect(stdout).toMatch(/\n0 passed, 1 failed\n$/);
  });

  test('passes SIGTERM on and ends as the program ends', async () => {
    const { start, isInstalled } = clone();
    isInstalled();
    const child = start('wait');
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([7, null]);
  });
});
