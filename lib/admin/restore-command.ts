import { chmodSync, closeSync, copyFileSync, existsSync, mkdirSync, openSync, readdirSync, readSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { z } from 'zod';
import type { Orm } from '#db/client';
import { requireSound } from '#db/copy-database';
import { isMigrated } from '#db/migrate';
import { writeWhole } from '#db/write-whole';
import { writeAudit } from '#lib/audit/write-audit';
import { dropWebhook } from '#lib/budgets/drop-webhook';
import { forgetSecret } from '#lib/connections/forget-secret';
import { isRightSecret, ownSecretFile } from '#lib/connections/secret';
import { parseInput } from '#lib/parse-input';
import { type LedgerVerdict, verifyLedger } from '#lib/spend/verify-ledger';
import { unpackFiles } from './backup-files.ts';
import type { Command, Place } from './command.ts';

const Given = z.object({
  file: z.string('say which, as in: restore /mnt/backups/parallax-2026-11-23.db'),
  'without-secret': z.literal('true').optional(),
});

/** What may lie in a folder that counts as new: the secret, put there first, and what a restore that was cut off left. */
const ALLOWED = new Set(['secret', 'parallax.db.partial', 'files', 'lost+found']);
const SQLITE_HEADER = 'SQLite format 3\0';

export const restoreCommand: Command = {
  usage: 'restore FILE [--without-secret]',
  argument: 'file',
  options: [],
  flags: ['without-secret'],
  runAlone: async ({ folder, env }, given) => {
    const asked = parseInput(Given, given);
    const file = resolve(asked.file);
    const isWithoutSecret = asked['without-secret'] === 'true';
    requireBackup(file);
    makeNew(folder);
    const done = restore(file, { folder, env }, isWithoutSecret);
    const { calls, differences } = await done.verifying;
    return {
      answer: { folder, calls, differences, files: done.files, isSecretRight: done.isSecretRight },
      lines: [
        `${folder} now holds ${calls} calls and ${done.files} files; it is sound, and its ledger ${
          differences.length === 0 ? 'agrees with itself' : `has ${differences.length} differences`
        }.`,
        wordsOfSecret(folder, done.isSecretRight),
        'Everybody signs in again.',
      ],
      isBad: differences.length > 0,
    };
  },
};

function restore(file: string, { folder, env }: Place, isWithoutSecret: boolean) {
  let files = 0;
  let isSecretRight: boolean | null = null;
  let verifying = Promise.resolve<LedgerVerdict>({ calls: 0, rollupRows: 0, differences: [] });
  writeWhole(join(folder, 'parallax.db'), (path) => {
    copyFileSync(file, path);
    chmodSync(path, 0o600);
    const client = new Database(path);
    try {
      requireSound(client);
      const isOfThisVersion = isMigrated(client);
      const orm: Orm = drizzle({ client, casing: 'snake_case' });
      files = unpackFiles(client, folder);
      if (isWithoutSecret) {
        forgetSecret(orm);
        // Its address is sealed too, and nobody can read it again.
        dropWebhook(orm);
      }
      isSecretRight = isRightSecret({ env, folder, db: { orm } });
      // One of an older version is migrated by the start that follows.
      if (!isOfThisVersion) return;
      writeAudit(orm, { kind: 'cli' }, { action: 'database.restore', target: { id: null, name: basename(file) } });
      verifying = verifyLedger({ orm });
    } finally {
      client.close();
    }
  });
  return { files, isSecretRight, verifying };
}

function requireBackup(file: string): void {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  const fd = openSync(file, 'r');
  const begin = Buffer.alloc(SQLITE_HEADER.length);
  readSync(fd, begin);
  closeSync(fd);
  if (begin.toString('latin1') !== SQLITE_HEADER) throw new Error(`${file} is not a backup of Parallax.`);
}

function makeNew(folder: string): void {
  const others = existsSync(folder) ? readdirSync(folder).filter((name) => !ALLOWED.has(name)) : [];
  if (others.length > 0) {
    throw new Error(
      `${folder} is in use (it has ${others.slice(0, 3).join(', ')}); nothing was changed. Set DATA_DIR to a new folder: a backup is never restored over anything.`,
    );
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

function wordsOfSecret(folder: string, isSecretRight: boolean | null): string {
  if (isSecretRight) return 'The secret is the right one: start Parallax on it.';
  if (isSecretRight === null)
    return 'Start Parallax on it; keys of upstreams and the address for alerts have to be entered again.';
  return `The secret it was sealed with is not here: put it into ${ownSecretFile(folder)} or PARALLAX_SECRET before you start. If it is lost, restore into another new folder with --without-secret.`;
}
