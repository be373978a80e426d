import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Db, openDb } from '#db/client';
import { openDataFolder } from '#db/open-data-folder';
import { testFolder } from '#db/testing';
import { findMember } from '#lib/auth/find-member';
import { cookieOf, PASSWORD, signIn, testAuthApp } from '#lib/auth/testing';
import { runCommand } from './run-command.ts';

/** A folder that a server is serving: the commands come in by another connection. */
function served() {
  const folder = testFolder();
  const { db, close } = openDataFolder(folder, (error) => {
    throw error;
  });
  onTestFinished(close);
  return { folder, app: testAuthApp({}, db) };
}

const admin = async (folder: string, ...args: string[]) => {
  const { code, out, err } = await runCommand(folder, args);
  return { code, out, err, json: args.includes('--json') ? JSON.parse(out || err) : null };
};

test('create-member: the new member signs in on the running server', async () => {
  const { folder, app } = served();
  const { code, json } = await admin(
    folder,
    'create-member',
    '--email',
    'Ada@example.com',
    '--name',
    'Ada',
    '--role',
    'admin',
    '--password',
    PASSWORD,
    '--json',
  );
  expect(code).toBe(0);
  expect(json).toEqual({ id: expect.any(String), email: 'ada@example.com', role: 'admin' });
  const headers = new Headers({ cookie: cookieOf(await signIn(app, 'ada@example.com', PASSWORD)) });
  expect(await findMember(app, headers)).toMatchObject({ memberId: json.id, name: 'Ada', role: 'admin' });
});

test('create-member makes a password when none is given, and shows it', async () => {
  const { folder, app } = served();
  const { json } = await admin(folder, 'create-member', '--email', 'ada@example.com', '--json');
  expect(json).toMatchObject({ role: 'member', password: expect.stringMatching(/^(\w{4}-){5}\w{4}$/) });
  expect((await signIn(app, 'ada@example.com', json.password)).ok).toBe(true);
  const { out } = await admin(folder, 'create-member', '--email', 'eve@example.com');
  expect(out).toMatch(/^eve@example\.com can sign in now, as member\.\nPassword, shown only now: (\w{4}-){5}\w{4}\n$/);
});

test('reset-password: the old password and every open session are worth nothing any more', async () => {
  const { folder, app } = served();
  await admin(folder, 'create-member', '--email', 'ada@example.com', '--password', PASSWORD);
  const headers = new Headers({ cookie: cookieOf(await signIn(app, 'ada@example.com', PASSWORD)) });
  const { code, json } = await admin(folder, 'reset-password', '--email', 'ADA@example.com', '--json');
  expect(code).toBe(0);
  expect(json).toMatchObject({ email: 'ada@example.com', endedSessions: 1 });
  expect(await findMember(app, headers)).toBeNull();
  await expect(signIn(app, 'ada@example.com', PASSWORD)).rejects.toMatchObject({ code: 'unauthenticated' });
  expect((await signIn(app, 'ada@example.com', json.password)).ok).toBe(true);
});

test.each([
  [['create-member', '--email', 'nobody'], 'The field “email” is not valid: write an address like name@example.com.'],
  [['create-member'], 'The field “email” is not valid: name the e-mail address with --email.'],
  [
    ['create-member', '--email', 'a@b.de', '--role', 'king'],
    'The field “role” is not valid: it is owner, admin, member or viewer.',
  ],
  [
    ['create-member', '--email', 'a@b.de', '--password', 'short'],
    'The field “password” is not valid: it needs at least 8 characters.',
  ],
  [['reset-password', '--email', 'who@example.com'], 'Nobody here has the e-mail address who@example.com.'],
  [
    ['reset-password', '--mail', 'x'],
    "Unknown option '--mail'.\nUsage: npm run admin -- reset-password --email E [--password P] [--json]",
  ],
])('%j is refused in one sentence', async (args, message) => {
  const { folder } = served();
  expect(await admin(folder, ...args)).toMatchObject({ code: 1, out: '', err: `${message}\n` });
  expect((await admin(folder, ...args, '--json')).json).toMatchObject({ error: { message } });
});

test('an address that has an account is refused, and the account stays as it is', async () => {
  const { folder, app } = served();
  const create = () => admin(folder, 'create-member', '--email', 'ada@example.com', '--password', PASSWORD, '--json');
  await create();
  expect(await create()).toMatchObject({ code: 1, json: { error: { code: 'conflict', field: 'email' } } });
  expect((await signIn(app, 'ada@example.com', PASSWORD)).ok).toBe(true);
});

test.each([[[]], [['no-such-command']], [['constructor']], [['__proto__']], [['--json']]])(
  '%j shows what there is',
  async (args) => {
    const { code, err } = await runCommand(testFolder(), args);
    expect(code).toBe(1);
    expect(err).toContain('create-member --email E');
  },
);

test('a folder without a database is left empty', async () => {
  const folder = testFolder();
  expect((await admin(folder, 'create-member', '--email', 'a@b.de')).err).toContain('There is no database');
  expect(readdirSync(folder)).toEqual([]);
  expect(existsSync(join(folder, 'parallax.db'))).toBe(false);
});

test('a database of an older version is not migrated on the side', async () => {
  const folder = testFolder();
  const db: Db = openDb(join(folder, 'parallax.db'));
  onTestFinished(() => db.close());
  expect((await admin(folder, 'create-member', '--email', 'a@b.de')).err).toContain('older version');
  expect(db.client.pragma('user_version', { simple: true })).toBe(0);
});
