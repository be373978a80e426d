import { expect, onTestFinished, test } from 'vitest';
import { openDataFolder } from '#db/open-data-folder';
import { testFolder } from '#db/testing';
import { requireKey } from '#lib/keys/require-key';
import { addMember } from '#lib/keys/testing';
import { runCommand } from './run-command.ts';

/** A served folder with an owner and a plain member. */
function served() {
  const folder = testFolder();
  const { db, close } = openDataFolder(folder, (error) => {
    throw error;
  });
  onTestFinished(close);
  addMember(db, 'olga', 'owner');
  addMember(db, 'mia');
  const use = (key: string) => requireKey({ db }, { authorization: `Bearer ${key}` }, '127.0.0.1');
  return { folder, use };
}

test('create-key: the owner’s key works on the running server', async () => {
  const { folder, use } = served();
  const { code, out } = await runCommand(folder, ['create-key', '--name', 'CI', '--json']);
  expect(code).toBe(0);
  const { key, id } = JSON.parse(out);
  expect(Object.keys(JSON.parse(out))).toEqual(['key', 'id']);
  expect(use(key)).toMatchObject({
    principal: { keyId: id, memberId: 'olga' },
    row: { name: 'CI', isManagement: false },
  });
});

test('create-key makes a management key, and a key for a named member', async () => {
  const { folder, use } = served();
  const managing = JSON.parse(
    (await runCommand(folder, ['create-key', '--name', 'ops', '--management', '--json'])).out,
  );
  expect(use(managing.key).row.isManagement).toBe(true);
  const { out } = await runCommand(folder, ['create-key', '--name', 'mine', '--member', 'MIA@example.com']);
  expect(out).toMatch(/^“mine” works now and belongs to mia@example\.com\.\nKey, shown only now: plx-/);
  expect(use(out.trim().split(' ').at(-1) ?? '').principal.memberId).toBe('mia');
});

test.each([
  [['create-key'], 'The field “name” is not valid: say what the key is for with --name.'],
  [['create-key', '--name', 'x', '--member', 'who@example.com'], 'Nobody here has the e-mail address who@example.com.'],
  [
    ['create-key', '--name', 'x', '--member', 'mia@example.com', '--management'],
    'This needs the role “admin”; yours is “member”. Ask an owner or admin of your team.',
  ],
])('%j is refused in one sentence', async (args, message) => {
  expect(await runCommand(served().folder, args)).toEqual({ code: 1, out: '', err: `${message}\n` });
});
