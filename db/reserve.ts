import { randomBytes } from 'node:crypto';
import { existsSync, rmSync, statSync } from 'node:fs';
import { open, rename, rm, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

const RESERVE_BYTES = 8 * 1024 * 1024;
const FIRST_AFTER_MS = 1_000;
const AGAIN_AFTER_MS = 15_000;

/** Room on the disk that is given up when it is full, so that what is under way can be ended and booked. */
export type Reserve = {
  /** Gives the room up. From then on nothing new may begin, until there is room to set aside again. */
  free: () => void;
  isFree: () => boolean;
  close: () => void;
};

/**
 * Keeps a file of 8 MB beside the database, written in full: an empty one would hold no room. It is made a moment after the start and,
 * once given up, again when the disk has twice as much to spare.
 */
export function openReserve(file: string, { againAfterMs = AGAIN_AFTER_MS }: { againAfterMs?: number } = {}): Reserve {
  let isGiven = false;
  let isClosed = false;
  let timer = setTimeout(keep, isThere(file) ? againAfterMs : FIRST_AFTER_MS);
  timer.unref();

  function keep() {
    setAside(file, isGiven)
      .then((outcome) => {
        if (outcome !== 'failed') isGiven = outcome === 'no room';
      })
      .catch(() => {})
      .finally(() => {
        if (isClosed) return;
        timer = setTimeout(keep, againAfterMs);
        timer.unref();
      });
  }

  return {
    free: () => {
      isGiven = true;
      rmSync(file, { force: true });
    },
    isFree: () => isGiven,
    close: () => {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

function isThere(file: string): boolean {
  return existsSync(file) && statSync(file).size === RESERVE_BYTES;
}

/** `failed`: for another reason than the disk, such as a limit to the size of files. Then there is no reserve, and all else goes on. */
async function setAside(file: string, wasGiven: boolean): Promise<'kept' | 'no room' | 'failed'> {
  if (isThere(file)) return 'kept';
  const { bavail, bsize } = await statfs(dirname(file));
  if (wasGiven && bavail * bsize < 2 * RESERVE_BYTES) return 'no room';
  const partial = `${file}.partial`;
  try {
    const handle = await open(partial, 'w', 0o600);
    try {
      // Random, because some file systems keep no room for zeros.
      await handle.writeFile(randomBytes(RESERVE_BYTES));
      await handle.datasync();
    } finally {
      await handle.close();
    }
    await rename(partial, file);
    return 'kept';
  } catch (error) {
    await rm(partial, { force: true });
    return (error as { code?: string }).code === 'ENOSPC' ? 'no room' : 'failed';
  }
}
