import { AppError } from '#lib/errors';

/** What is wrong with the disk under the database, when an error says that something is. */
export type StorageTrouble = 'full' | 'busy' | 'readonly' | 'broken';

/** Of SQLite's codes, by how they begin; after `broken` nobody knows what the file holds. */
const TROUBLES: readonly (readonly [code: string, trouble: StorageTrouble])[] = [
  ['SQLITE_FULL', 'full'],
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
  ['SQLITE_READONLY', 'readonly'],
  ['SQLITE_CANTOPEN', 'readonly'],
  ['SQLITE_PERM', 'readonly'],
  ['SQLITE_IOERR', 'broken'],
  ['SQLITE_CORRUPT', 'broken'],
  ['SQLITE_NOTADB', 'broken'],
];

const RETRY_AFTER_S = 5;

export function troubleOf(error: unknown): StorageTrouble | null {
  return findTrouble(error)?.trouble ?? null;
}

function findTrouble(error: unknown): { trouble: StorageTrouble; cause: Error } | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? String(error.code) : '';
  const known = TROUBLES.find(([begin]) => code.startsWith(begin));
  return known ? { trouble: known[1], cause: error } : findTrouble(error.cause);
}

/** What callers are told when the database cannot be written or read; the error itself when it is none of that. */
export function toStorageError(error: unknown): unknown {
  const found = findTrouble(error);
  return found ? Object.assign(refusal(found.trouble), { cause: found.cause }) : error;
}

/** What is said while there is no room: nothing that costs money may begin. */
export function noRoom(): AppError {
  return new AppError(
    'insufficient_storage',
    'The server has no room left on its disk, so nothing was sent. Tell its operator.',
  );
}

function refusal(trouble: StorageTrouble): AppError {
  switch (trouble) {
    case 'full':
      return noRoom();
    case 'busy':
      return new AppError('unavailable', 'Another program is writing to the database; try again in a moment.', {
        retryAfterS: RETRY_AFTER_S,
      });
    case 'readonly':
      return new AppError('unavailable', 'The database cannot be written now. Tell the operator of this server.', {
        retryAfterS: RETRY_AFTER_S,
      });
    case 'broken':
      return new AppError('unavailable', 'The disk of the database failed; the server restarts.', {
        retryAfterS: RETRY_AFTER_S,
      });
  }
}
