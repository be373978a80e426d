import { closeSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncPath } from './sync-path.ts';

/**
 * Makes a file that is there whole or not at all, readable by its owner alone: `fill` writes to a path beside it, which takes its name
 * when it is on the disk. What a killed process left of an earlier try is replaced.
 */
export function writeWhole(file: string, fill: (path: string) => void): void {
  const partial = `${file}.partial`;
  rmSync(partial, { force: true });
  try {
    closeSync(openSync(partial, 'wx', 0o600));
    fill(partial);
    syncPath(partial);
    renameSync(partial, file);
    syncPath(dirname(file));
  } catch (error) {
    for (const rest of ['', '-journal', '-wal', '-shm']) rmSync(`${partial}${rest}`, { force: true });
    throw error;
  }
}
