import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { openDataFolder } from '#db/open-data-folder';
import { auditEntries } from '#db/schema/audit';
import { testFolder } from '#db/testing';
import { runCommand } from './run-command.ts';

async function served() {
  const folder = testFolder();
  const { db, close } = openDataFolder(folder, (error) => {
    throw error;
  });
  onTestFinished(close);
  for (const name of ['ada', 'bob', 'eve'])
    await runCommand(folder, [
      'create-member',
      '--email',
      `${name}@example.com`,
      '--password',
      'correct horse battery',
    ]);
  return { folder, db };
}

test('verify-audit: what the shell did is in the log, and the log is whole', async () => {
  const { folder } = await served();
  const { code, out } = await runCommand(folder, ['verify-audit']);
  expect(code).toBe(0);
  expect(out).toMatch(/^The audit log is whole: 3 entries looked at\.\nNewest: 3:[0-9a-f]{64}\n/);
});

test('what is done from the shell is the operator’s in the log, for whomever', async () => {
  const { folder, db } = await served();
  await runCommand(folder, [
    'create-member',
    '--email',
    'olga@example.com',
    '--role',
    'owner',
    '--password',
    'correct horse',
  ]);
  await runCommand(folder, ['create-key', '--name', 'CI', '--member', 'ada@example.com', '--json']);
  await runCommand(folder, ['reset-password', '--email', 'bob@example.com', '--password', 'another password']);
  const told = db.orm.select().from(auditEntries).all().slice(3);
  expect(
    told.map(({ actorKind, memberName, action, targetName }) => [actorKind, memberName, action, targetName]),
  ).toEqual([
    ['cli', null, 'member.create', 'olga'],
    ['cli', 'ada', 'key.create', 'CI'],
    ['cli', null, 'member.password', 'bob'],
  ]);
  expect(JSON.stringify(told)).not.toMatch(/another password|plx-/);
});

test('verify-audit: ends with 1 and names the first broken entry', async () => {
  const { folder, db } = await served();
  db.orm.run(sql`update audit_entries set target_name = 'Somebody else' where number >= 2`);
  const { code, out } = await runCommand(folder, ['verify-audit']);
  expect([code, out]).toEqual([1, 'The audit log is broken at entry 2: its content is not what was written.\n']);
  const { code: again, out: json } = await runCommand(folder, ['verify-audit', '--json']);
  expect([again, JSON.parse(json)]).toMatchObject([1, { broken: { number: 2 } }]);
});

test('verify-audit: a head that was noted shows that the log was written anew', async () => {
  const { folder } = await served();
  const noted = JSON.parse((await runCommand(folder, ['verify-audit', '--json'])).out).head;
  expect((await runCommand(folder, ['verify-audit', '--known', noted])).code).toBe(0);
  const other = await served();
  const { code, out } = await runCommand(other.folder, ['verify-audit', '--known', noted]);
  expect([code, out]).toEqual([1, expect.stringContaining('broken at entry 3: it is not the one that was noted')]);
  expect((await runCommand(folder, ['verify-audit', '--known', 'x'])).err).toContain(
    'give what an earlier run printed',
  );
});
