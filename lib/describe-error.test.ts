import { globSync, readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { testDb } from '#db/testing';
import { describeError } from './describe-error.ts';
import { AppError } from './errors.ts';

const CANARY = 'the-canary-of-a-prompt';

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

it('says nothing of what a failed query was writing', () => {
  const db = testDb();
  const error = thrownBy(() => db.orm.run(sql.raw(`insert into no_such_table values ("${CANARY}")`)));
  expect((error as Error).message).toContain(CANARY);
  const described = describeError(error);
  expect(JSON.stringify(described)).not.toContain(CANARY);
  expect(described.cause).toMatchObject({
    name: 'SqliteError',
    code: 'SQLITE_ERROR',
    message: 'no such table: no_such_table',
  });
});

it('keeps the words of our own errors, and where it happened', () => {
  const described = describeError(new AppError('unavailable', 'The disk is full.'));
  expect(described).toMatchObject({ name: 'AppError', code: 'unavailable', message: 'The disk is full.' });
  expect(described.frames).toContain('describe-error.test.ts');
  expect(describeError(CANARY)).toEqual({ name: 'string' });
  expect(describeError(new TypeError(CANARY))).not.toHaveProperty('message');
});

it('no log call takes an error’s message or stack by itself: describeError knows what may be said', () => {
  const files = [...globSync('lib/**/*.ts'), ...globSync('app/**/*.{ts,tsx}'), 'server.ts'].filter(
    (file) => !/\.test\.|testing/.test(file),
  );
  const taking = files.filter((file) => hasBareError(readFileSync(file, 'utf8')));
  expect(files.length).toBeGreaterThan(300);
  expect(taking).toEqual([]);
  expect(hasBareError("log.warn(\n  { error: (error as Error).message, n },\n  'x',\n)")).toBe(true);
});

function hasBareError(source: string): boolean {
  return /\blog\.(?:debug|info|warn|error)\(\s*\{[^}]*\.(?:message|stack)\b/.test(source);
}
