import { existsSync, globSync, readFileSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { expect, it } from 'vitest';
import { openDb } from '#db/client';
import { testFolder } from '#db/testing';
import { countSteps, runKilled } from '#db/testing/run-killed';
import { openWebhook } from '#lib/budgets/webhook-secret';
import { readSavedConnections } from '#lib/connections/read-saved-connections';
import { loadSecret } from '#lib/connections/secret';
import { openLog } from '#lib/log';
import { runCommand } from './run-command.ts';
import { SEALED_COLUMNS } from './sealed-columns.ts';
import { SERVER_KEY, servedFolder, UPSTREAM_KEY, WEBHOOK } from './testing.ts';

const OLD = 'the-old-secret-of-more-than-thirty-two-characters';
const NEW = 'the-new-secret-of-more-than-thirty-two-characters';

async function stopped() {
  const { folder, close } = servedFolder();
  await close();
  return folder;
}

/** What a start on the folder finds, or why it refuses. */
async function startOn(folder: string, PARALLAX_SECRET?: string) {
  const db = openDb(join(folder, 'parallax.db'));
  try {
    const secret = loadSecret({ env: PARALLAX_SECRET ? { PARALLAX_SECRET } : {}, folder, db });
    const { keys, servers } = readSavedConnections({ db, secret, log: openLog('silent') });
    const { url, signingSecret } = openWebhook(db.orm, secret) ?? {};
    return {
      opened: [...keys, ...servers]
        .map(({ connection }) => connection.apiKey)
        .concat(url?.href ?? '', signingSecret ?? ''),
      sessions: db.client.prepare('select count(*) from sessions').pluck().get(),
    };
  } catch (error) {
    return (error as Error).message;
  } finally {
    await db.close();
  }
}

const ALL = [UPSTREAM_KEY, '', SERVER_KEY, WEBHOOK.url.href, WEBHOOK.signingSecret].toSorted();
const opened = (found: Awaited<ReturnType<typeof startOn>>) =>
  typeof found === 'string' ? found : found.opened.toSorted();

it('replaces the secret of its own making: everything opens with the new one, sessions end, the old one opens nothing', async () => {
  const folder = await stopped();
  const before = readFileSync(join(folder, 'secret'), 'utf8').trim();
  const sealed = [
    ...readFileSync(join(folder, 'parallax.db'))
      .toString('latin1')
      .matchAll(/(?=(v1\.[\w-]{8}\.[\w-]{30}))/g),
  ].map(([, text]) => text);
  expect(sealed.length).toBeGreaterThanOrEqual(5);
  const { code, out } = await runCommand(folder, ['rotate-secret', '--json']);
  expect([code, JSON.parse(out)]).toEqual([0, { resealed: 4, shut: 0, endedSessions: 1 }]);
  expect(readFileSync(join(folder, 'secret'), 'utf8').trim()).not.toBe(before);
  expect(opened(await startOn(folder))).toEqual(ALL);
  expect(await startOn(folder)).toMatchObject({ sessions: 0 });
  expect(await startOn(folder, before)).toContain('is not the one');
  const bytes = readFileSync(join(folder, 'parallax.db')).toString('latin1');
  for (const text of sealed) expect(bytes).not.toContain(text);
});

it('one that comes from the environment is replaced by PARALLAX_NEW_SECRET, and a second time nothing happens', async () => {
  const folder = await stopped();
  const adopt = await runCommand(folder, ['rotate-secret'], {
    PARALLAX_SECRET: readFileSync(join(folder, 'secret'), 'utf8').trim(),
    PARALLAX_NEW_SECRET: OLD,
  });
  expect(adopt.out).toContain('Now put the value of PARALLAX_NEW_SECRET where PARALLAX_SECRET has it');
  const env = { PARALLAX_SECRET: OLD, PARALLAX_NEW_SECRET: NEW };
  expect(JSON.parse((await runCommand(folder, ['rotate-secret', '--json'], env)).out)).toMatchObject({ resealed: 4 });
  expect(JSON.parse((await runCommand(folder, ['rotate-secret', '--json'], env)).out)).toMatchObject({ resealed: 0 });
  expect(opened(await startOn(folder, NEW))).toEqual(ALL);
});

it.each([
  [{ PARALLAX_SECRET: OLD }, 'give the new one in PARALLAX_NEW_SECRET'],
  [{ PARALLAX_SECRET: OLD, PARALLAX_NEW_SECRET: OLD }, 'is the secret that there is already'],
  [{ PARALLAX_SECRET: OLD, PARALLAX_NEW_SECRET: NEW }, 'is not the one that this database was sealed with'],
])('%j is refused, and nothing is changed', async (env, words) => {
  const folder = await stopped();
  expect((await runCommand(folder, ['rotate-secret'], env)).err).toContain(words);
  expect(opened(await startOn(folder))).toEqual(ALL);
});

it('refuses while a server serves the folder', async () => {
  const { folder } = servedFolder();
  expect((await runCommand(folder, ['rotate-secret'])).err).toContain('Another Parallax server');
});

it('leaves what did not open before, and says how much that is', async () => {
  const folder = await stopped();
  const db = openDb(join(folder, 'parallax.db'));
  db.client.exec("update connections set base_url = 'https://elsewhere.example.com' where id = 'server'");
  await db.close();
  expect(JSON.parse((await runCommand(folder, ['rotate-secret', '--json'])).out)).toMatchObject({
    resealed: 3,
    shut: 1,
  });
});

it('killed at any step: a start works or says to go on, and going on finishes it', { timeout: 120_000 }, async () => {
  const from = await stopped();
  const folder = join(testFolder(), 'killed');
  const program = {
    args: ['lib/admin/main.ts', 'rotate-secret'],
    env: { DATA_DIR: folder },
    among: ['writeFileSync', 'renameSync', 'run', 'pragma'] as const,
  };
  const anew = async () => {
    rmSync(folder, { recursive: true, force: true });
    await cp(from, folder, { recursive: true });
  };
  await anew();
  const steps = await countSteps(program);
  const starts = new Set<string>();
  for (let step = 1; step <= steps; step += 1) {
    await anew();
    expect(await runKilled(program, step)).toMatchObject({ signal: 'SIGKILL' });
    const found = opened(await startOn(folder));
    starts.add(typeof found === 'string' ? 'refused' : 'started');
    if (typeof found === 'string')
      expect(found).toContain('its rotation was cut off. Run "npm run admin -- rotate-secret" again');
    else expect(found).toEqual(ALL);
    expect(await runCommand(folder, ['rotate-secret'])).toMatchObject({ code: 0 });
    expect(opened(await startOn(folder)), `after step ${step}`).toEqual(ALL);
    expect(existsSync(join(folder, 'secret.next'))).toBe(false);
  }
  expect([...starts].toSorted()).toEqual(['refused', 'started']);
});

it('knows every column that is sealed, and every use of the secret', async () => {
  const modules = await Promise.all(globSync('db/schema/*.ts').map((file) => import(join(process.cwd(), file))));
  const tables = modules
    .flatMap((made: Record<string, unknown>) => Object.values(made))
    .filter((made) => is(made, SQLiteTable));
  const sealed = tables.flatMap((table) =>
    Object.keys(getTableColumns(table))
      .filter((name) => /^sealed/.test(name))
      .map((name) => `${getTableName(table)}.${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`),
  );
  const check = 'secret_checks.sealed';
  expect(sealed.toSorted()).toEqual(
    [...SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`), check].toSorted(),
  );

  const uses = globSync('lib/**/*.ts')
    .filter((file) => !/\.test\.|testing/.test(file))
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\.(seal|derive)\(([^,)]*)/g)].map(([, verb, about]) =>
        `${file} ${verb} ${verb === 'derive' ? about : ''}`.trim(),
      ),
    );
  // A new line here: is what it seals in SEALED_COLUMNS, in a column whose name begins with "sealed"? What is derived changes with the
  // secret: say in README.md what ends with it.
  expect([...new Set(uses)].toSorted()).toEqual([
    'lib/admin/reseal-all.ts seal',
    "lib/auth/attempts.ts derive 'password tries'",
    "lib/auth/open-auth.ts derive 'better-auth'",
    'lib/budgets/webhook-secret.ts seal',
    'lib/connections/sealed-key-of.ts seal',
    'lib/connections/secret.ts seal',
  ]);
});
