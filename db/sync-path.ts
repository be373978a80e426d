import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Makes what was written to a file, or renamed within a folder, survive a power cut. */
export function syncPath(path: string): void {
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
