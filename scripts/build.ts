import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashSources } from './hash-sources.ts';

/** Keeps the digest of the sources that were built. */
const stamp = join('.next', 'built-from');

export function isBuilt(): boolean {
  try {
    return readFileSync(stamp, 'utf8') === hashSources('.');
  } catch {
    return false;
  }
}

/** @throws Error with the build's own words when it fails. */
export function build(): void {
  const sources = hashSources('.');
  rmSync(stamp, { force: true });
  const { status, stdout, stderr, error } = spawnSync('next', ['build'], {
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`next build failed. ${error?.message ?? ''}\n${stdout}${stderr}`);
  writeFileSync(stamp, sources);
}

if (import.meta.main) build();
