import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { completeLock, type Lock } from './complete-lock.ts';

const compiler = {
  version: '2.0.0',
  dev: true,
  optionalDependencies: { '@c/linux-x64-gnu': '2.0.0', '@c/linux-arm64-musl': '2.0.0', '@c/win32-ia32-msvc': '2.0.0' },
};

describe('completeLock', () => {
  test('adds the platforms that npm did not see, with what npm needs to skip them', () => {
    const { lock, added } = completeLock({
      packages: { '': {}, 'node_modules/@c/linux-x64-gnu': { version: '2.0.0' }, 'node_modules/c': compiler },
    });
    expect(added).toEqual(['@c/linux-arm64-musl@2.0.0', '@c/win32-ia32-msvc@2.0.0']);
    expect(lock.packages['node_modules/@c/linux-arm64-musl']).toEqual({
      version: '2.0.0',
      cpu: ['arm64'],
      dev: true,
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    });
    expect(lock.packages['node_modules/@c/win32-ia32-msvc']).toMatchObject({ os: ['win32'], cpu: ['ia32'] });
    expect(Object.keys(lock.packages)).toEqual(
      [...Object.keys(lock.packages)].sort((a, b) => a.localeCompare(b, 'en')),
    );
  });

  test('finds what is nested beside its owner or above it', () => {
    const packages = {
      'node_modules/a': { version: '1.0.0', optionalDependencies: { n: '1.0.0' } },
      'node_modules/a/node_modules/n': { version: '1.0.0' },
      'node_modules/b/node_modules/d': { version: '1.0.0', optionalDependencies: { m: '1.0.0' } },
      'node_modules/m': { version: '1.0.0' },
    };
    expect(completeLock({ packages }).added).toEqual([]);
  });

  test('is done after one pass', () => {
    const { lock } = completeLock({ packages: { 'node_modules/c': compiler } });
    expect(completeLock(lock).added).toEqual([]);
  });

  test('refuses a range, whose version only a registry knows', () => {
    const packages = { 'node_modules/a': { version: '1.0.0', optionalDependencies: { n: '^1.0.0' } } };
    expect(() => completeLock({ packages })).toThrow('node_modules/a wants n@^1.0.0');
  });

  test('the lock file of this repository is complete and names no address', () => {
    const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
    expect(completeLock(lock).added).toEqual([]);
    expect(Object.values(lock.packages).filter((entry) => entry.resolved)).toEqual([]);
  });
});
