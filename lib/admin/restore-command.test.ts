import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { type Db, openDb } from '#db/client';
import { openDataFolder } from '#db/open-data-folder';
import { testFolder } from '#db/testing';
import { countSteps, runKilled } from '#db/testing/run-killed';
import { getAlertWebhook } from '#lib/budgets/get-alert-webhook';
import { readSavedConnections } from '#lib/connections/read-saved-connections';
import { loadSecret } from '#lib/connections/secret';
import { openLog } from '#lib/log';
import { memberOf } from '#lib/spend/testing';
import { runCommand } from './run-command.ts';
import { SERVER_KEY, servedFolder, UPSTREAM_KEY } from './testing.ts';

/** A backup of a folder with one of everything, and the secret of that folder. */
async function backedUp(prepare: (from: { db: Db; folder: string }) => void = () => {}) {
  const served = servedFolder();
  prepare(served);
  const file = join(testFolder(), 'backup.db');
  await runCommand(served.folder, ['backup', file]);
  return {
    file,
    secretText: readFileSync(join(served.folder, 'secret'), 'utf8').trim(),
    target: join(testFolder(), 'new'),
  };
}

function started(folder: string, PARALLAX_SECRET?: string) {
  const { db, close } = openDataFolder(folder, (error) => {
    throw error;
  });
  onTestFinished(close);
  const secret = loadSecret({ env: PARALLAX_SECRET === undefined ? {} : { PARALLAX_SECRET }, folder, db });
  return { db, ...readSavedConnections({ db, secret, log: openLog('silent') }) };
}

it('D9: with the secret every stored key opens on the new machine', async () => {
  const { file, secretText, target } = await backedUp();
  const { code, out } = await runCommand(target, ['restore', file], { PARALLAX_SECRET: secretText });
  expect([code, out]).toEqual([0, expect.stringContaining('The secret is the right one: start Parallax on it.')]);
  expect(statSync(join(target, 'parallax.db')).mode & 0o777).toBe(0o600);
  const { keys, servers } = started(target, secretText);
  expect(keys.map(({ connection }) => connection.apiKey)).toEqual([UPSTREAM_KEY]);
  expect(servers.map(({ connection }) => connection.apiKey)).toEqual([SERVER_KEY, '']);
});

it('D9: without the secret a start refuses and says what to do, until the loss is meant', async () => {
  const { file, target } = await backedUp();
  const { out } = await runCommand(target, ['restore', file]);
  expect(out).toContain(`put it into ${target}/secret or PARALLAX_SECRET before you start`);
  const { db, close } = openDataFolder(target, () => {});
  expect(() => loadSecret({ env: {}, folder: target, db })).toThrow(/is missing; put .*secret back.*README\.md/);
  await close();
});

it('D9: with --without-secret the app works, and stored keys are shut until they are entered again', async () => {
  const { file, target } = await backedUp();
  const { out } = await runCommand(target, ['restore', file, '--without-secret', '--json']);
  expect(JSON.parse(out)).toMatchObject({ folder: target, isSecretRight: null, differences: [] });
  const { db, keys, servers } = started(target);
  expect(keys).toMatchObject([{ isShut: true, invalidSince: expect.any(Number), connection: { apiKey: '' } }]);
  expect(servers).toMatchObject([{ isShut: true }, { isShut: false, invalidSince: null }]);
  expect(await getAlertWebhook({ db }, memberOf('olga', 'owner'))).toBeNull();
  expect(db.client.prepare('select count(*) from members').pluck().get()).toBe(1);
  expect(
    db.client.prepare("select target_name from audit_entries where action = 'database.restore'").pluck().all(),
  ).toEqual(['backup.db']);
});

it('brings the attachments of messages along, and lays them where they were', async () => {
  const hash = 'a'.repeat(64);
  const { file, target } = await backedUp(({ db, folder }) => {
    mkdirSync(join(folder, 'files', 'aa'), { recursive: true });
    writeFileSync(join(folder, 'files', 'aa', hash), 'the bytes of an image');
    writeFileSync(join(folder, 'files', 'aa', 'b'.repeat(64)), 'swept already');
    for (const [id, known] of [
      ['here', hash],
      ['gone', 'c'.repeat(64)],
    ])
      db.client
        .prepare(
          "insert into files (id, member_id, hash, name, media_type, bytes, created_at) values (?, 'olga', ?, 'x.png', 'image/png', 21, 1)",
        )
        .run(id, known);
  });
  const { out } = await runCommand(target, ['restore', file, '--json']);
  expect(JSON.parse(out).files).toBe(1);
  expect(readFileSync(join(target, 'files', 'aa', hash), 'utf8')).toBe('the bytes of an image');
  expect(readdirSync(join(target, 'files', 'aa'))).toEqual([hash]);
});

it('refuses a folder in use, a file that is no backup, a damaged one and one of a newer version, and leaves nothing', async () => {
  const { file, target } = await backedUp();
  const { folder, close } = servedFolder();
  await close();
  const before = readFileSync(join(folder, 'parallax.db'));
  expect((await runCommand(folder, ['restore', file])).err).toContain('is in use (it has parallax.db');
  expect(readFileSync(join(folder, 'parallax.db')).equals(before)).toBe(true);

  const text = join(testFolder(), 'text');
  writeFileSync(text, 'not a backup');
  expect((await runCommand(target, ['restore', text])).err).toContain('is not a backup of Parallax');
  const damaged = join(testFolder(), 'damaged.db');
  writeFileSync(damaged, readFileSync(file).fill(0, 8192, 40_000));
  expect((await runCommand(target, ['restore', damaged])).err).toMatch(/damaged|malformed/);
  const newer = join(testFolder(), 'newer.db');
  writeFileSync(newer, readFileSync(file));
  const db = openDb(newer);
  db.client.pragma('user_version = 999');
  await db.close();
  expect((await runCommand(target, ['restore', newer])).err).toContain('newer version of Parallax');
  expect(existsSync(join(target, 'parallax.db'))).toBe(false);
  expect((await runCommand(target, ['restore', file])).code).toBe(0);
});

it('killed at any step it leaves no database, or the whole one; run again it goes through', {
  timeout: 120_000,
}, async () => {
  const { file, target } = await backedUp();
  const program = {
    args: ['lib/admin/main.ts', 'restore', file],
    env: { DATA_DIR: target },
    among: ['mkdirSync', 'copyFileSync', 'fsyncSync', 'renameSync'] as const,
  };
  const steps = await countSteps(program);
  for (let step = 1; step <= steps; step += 1) {
    rmSync(target, { recursive: true, force: true });
    expect(await runKilled(program, step)).toMatchObject({ signal: 'SIGKILL' });
    if (!existsSync(join(target, 'parallax.db')))
      expect((await runCommand(target, ['restore', file])).code, `after step ${step}`).toBe(0);
    const db = openDb(join(target, 'parallax.db'));
    expect(db.client.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.client.prepare('select count(*) from connections').pluck().get()).toBe(3);
    await db.close();
  }
});
