import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { expect, it, onTestFinished } from 'vitest';
import { openDataFolder } from './open-data-folder.ts';
import { testFolder } from './testing.ts';

const onFatal = (error: Error) => {
  throw error;
};
const NOBODY = 65_534;
const STEPS =
  /left as it is\. Restore a backup into a new folder .*before-migration-\*\.db.* move .* away to start anew/;

/** A stopped folder with enough in it to have pages of every kind. */
async function stopped(rows = 2000): Promise<string> {
  const folder = join(testFolder(), 'data');
  const { db, close } = openDataFolder(folder, onFatal);
  writeFileSync(join(folder, 'secret'), 'a-secret-of-more-than-thirty-two-characters');
  await db.commit((orm) => {
    for (let n = 0; n < rows; n += 1)
      orm.run(
        sql`insert into members (id, name, email, role, created_at, updated_at) values (${`m${n}`}, ${`Member ${n}`}, ${`m${n}@example.com`}, 'member', 1, 1)`,
      );
  });
  await close();
  return folder;
}

/** A folder whose server was killed: the newest commits are in the log alone. */
async function killed(): Promise<string> {
  const from = await stopped(10);
  const { db, close } = openDataFolder(from, onFatal);
  onTestFinished(close);
  await db.commit((orm) => orm.run(sql`update members set name = 'changed' where id = 'm1'`));
  const folder = join(testFolder(), 'killed');
  mkdirSync(folder);
  for (const name of readdirSync(from))
    if (!name.startsWith('serving') && !name.endsWith('-shm')) copyFileSync(join(from, name), join(folder, name));
  expect(existsSync(join(folder, 'parallax.db-wal'))).toBe(true);
  return folder;
}

function digestsOf(folder: string) {
  const names = readdirSync(folder).filter(
    // A log without a byte is what looking leaves.
    (name) =>
      /^parallax\.db(?:-wal|-mark)?$/.test(name) && !(name.endsWith('-wal') && statSync(join(folder, name)).size === 0),
  );
  return names.map(
    (name) =>
      `${name} ${createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex')}`,
  );
}

function expectRefused(folder: string, words: RegExp): void {
  const before = digestsOf(folder);
  for (let start = 0; start < 2; start += 1) expect(() => openDataFolder(folder, onFatal)).toThrow(words);
  expect(digestsOf(folder)).toEqual(before);
}

function nameOf(folder: string): unknown {
  const { db, close } = openDataFolder(folder, onFatal);
  onTestFinished(close);
  return db.client.prepare("select name from members where id = 'm1'").pluck().get();
}

const damages: [string, (file: string) => void][] = [
  ['cut in half', (file) => truncateSync(file, Math.floor(readFileSync(file).length / 2))],
  ['cut within a page', (file) => truncateSync(file, readFileSync(file).length - 1000)],
  ['without its first page', (file) => writeFileSync(file, readFileSync(file).subarray(4096))],
  ['with a page of zeros', (file) => writeFileSync(file, readFileSync(file).fill(0, 8 * 4096, 9 * 4096))],
  [
    'with random bytes in the middle',
    (file) => writeFileSync(file, readFileSync(file).fill(0xa7, 20 * 4096, 24 * 4096)),
  ],
  ['of text', (file) => writeFileSync(file, 'not a database at all. '.repeat(1000))],
  ['that is empty', (file) => writeFileSync(file, '')],
];

it.each(damages)('D5: a file %s is refused with the steps to take, and left as it is', async (_, damage) => {
  const folder = await stopped();
  damage(join(folder, 'parallax.db'));
  expectRefused(folder, STEPS);
});

it('D5: of two hundred places with flipped bytes none is served silently as another structure', async () => {
  const folder = await stopped();
  const file = join(folder, 'parallax.db');
  const whole = readFileSync(file);
  let refused = 0;
  for (let n = 0; n < 60; n += 1) {
    const bytes = Buffer.from(whole);
    // The head of a page says where its cells are.
    bytes.fill(0xff, n * 4096 + (n === 0 ? 100 : 0), n * 4096 + (n === 0 ? 108 : 8));
    writeFileSync(file, bytes);
    try {
      await openDataFolder(folder, onFatal).close();
    } catch (error) {
      refused += 1;
      expect((error as Error).message).toMatch(/damaged|another program/);
    }
  }
  expect(refused).toBeGreaterThan(50);
});

it('D5: another program’s database is refused', async () => {
  const folder = await stopped();
  rmSync(join(folder, 'parallax.db'));
  const theirs = new Database(join(folder, 'parallax.db'));
  theirs.exec('create table theirs (n)');
  theirs.close();
  expectRefused(folder, /a database of another program/);
});

it('a new folder with an empty file in it is a new folder: a first start that was killed left it', async () => {
  const folder = testFolder();
  writeFileSync(join(folder, 'parallax.db'), '');
  await openDataFolder(folder, onFatal).close();
});

it('D6: after a kill the log is taken, with or without its index', async () => {
  expect(nameOf(await killed())).toBe('changed');
});

it('D6: a log that is missing is noticed, until the operator says to go on without it', async () => {
  const folder = await killed();
  rmSync(join(folder, 'parallax.db-wal'));
  expectRefused(folder, /parallax\.db-wal is missing, and the newest commits were in it\. Put it back/);
  rmSync(join(folder, 'parallax.db-mark'));
  expect(nameOf(folder)).toBe('Member 1');
});

it('D6: a log of another database is refused, after a kill and after a stop', async () => {
  const [folder, other] = [await killed(), await killed()];
  copyFileSync(join(other, 'parallax.db-wal'), join(folder, 'parallax.db-wal'));
  expectRefused(folder, /is not the log of .*, but of another database/);

  const stoppedOne = await stopped(1);
  copyFileSync(join(other, 'parallax.db-wal'), join(stoppedOne, 'parallax.db-wal'));
  expectRefused(stoppedOne, /damaged/);
});

it('D6: a backup copied over a database whose log is still there is refused', async () => {
  const folder = await killed();
  const copy = join(testFolder(), 'copy.db');
  const client = new Database(join(await killed(), 'parallax.db'));
  client.prepare('vacuum into ?').run(copy);
  client.close();
  copyFileSync(copy, join(folder, 'parallax.db'));
  expectRefused(folder, /is not the log of/);
});

it('D6: whoever opened the database after a kill has moved the log; nothing is missing then', async () => {
  const folder = await killed();
  const client = new Database(join(folder, 'parallax.db'));
  client.exec("update members set name = 'twice' where id = 'm1'");
  client.close();
  expect(existsSync(join(folder, 'parallax.db-wal'))).toBe(false);
  expect(nameOf(folder)).toBe('twice');
});

it.skipIf(process.getuid?.() !== 0)('D4: a file or folder that cannot be written is refused at the start', async () => {
  const folder = await stopped(1);
  const start = () =>
    spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { openDataFolder } from '#db/open-data-folder'; openDataFolder(${JSON.stringify(folder)}, () => {});`,
      ],
      {
        uid: NOBODY,
        gid: NOBODY,
        encoding: 'utf8',
      },
    ).stderr;
  chmodSync(join(folder, '..'), 0o755);
  chmodSync(folder, 0o755);
  expect(start()).toContain(`The data folder ${folder} cannot be written (EACCES)`);
  for (const name of ['.', ...readdirSync(folder)]) chownSync(join(folder, name), NOBODY, NOBODY);
  chownSync(join(folder, 'parallax.db'), 0, 0);
  chmodSync(join(folder, 'parallax.db'), 0o644);
  expect(start()).toContain('parallax.db cannot be written (EACCES); make it writable, or choose another DATA_DIR.');
});
