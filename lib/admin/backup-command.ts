import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { z } from 'zod';
import { copyDatabase } from '#db/copy-database';
import { parseInput } from '#lib/parse-input';
import { type LedgerVerdict, verifyLedger } from '#lib/spend/verify-ledger';
import { packFiles } from './backup-files.ts';
import type { Command } from './command.ts';

const Given = z.object({ file: z.string('say where to, as in: backup /mnt/backups/parallax-2026-11-23.db') });
const MEGABYTE = 1_000_000;

export const backupCommand: Command = {
  usage: 'backup FILE',
  argument: 'file',
  options: [],
  run: async ({ db, folder }, given) => {
    const file = resolve(parseInput(Given, given).file);
    if (existsSync(file)) throw new Error(`${file} exists already; nothing was overwritten. Choose another name.`);
    let files = { packed: 0, missing: 0 };
    let verifying: Promise<LedgerVerdict> | undefined;
    copyDatabase(db.client, file, (copy) => {
      // Whoever restores it signs in again: a session that was ended since must not come back.
      copy.exec('delete from sessions; delete from verifications');
      files = packFiles(copy, folder);
      verifying = verifyLedger({ orm: drizzle({ client: copy, casing: 'snake_case' }) });
    });
    const { calls = 0, differences = [] } = (await verifying) ?? {};
    const bytes = statSync(file).size;
    return {
      answer: { file, bytes, calls, differences, files },
      lines: [
        `${file}: ${(bytes / MEGABYTE).toFixed(1)} MB, ${calls} calls, ${files.packed} files; sound, and its ledger ${
          differences.length === 0 ? 'agrees with itself' : `has ${differences.length} differences`
        }.`,
        ...(files.missing > 0 ? [`${files.missing} files of messages were not in the data folder any more.`] : []),
        'The secret is not in it: keep PARALLAX_SECRET, or the file “secret” of the data folder, somewhere else.',
      ],
      isBad: differences.length > 0,
    };
  },
};
