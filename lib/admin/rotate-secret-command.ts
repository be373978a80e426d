import { existsSync, readFileSync, renameSync } from 'node:fs';
import type { Db } from '#db/client';
import { lockFolder } from '#db/lock';
import { syncPath } from '#db/sync-path';
import { makeSecret, opensCheck, ownSecretFile, readCheck, readSecret, toSecret } from '#lib/connections/secret';
import type { Command, Place } from './command.ts';
import { openDatabase } from './open-database.ts';
import { type Resealed, resealAll } from './reseal-all.ts';

const NOTHING: Resealed = { resealed: 0, shut: 0, endedSessions: 0 };

/**
 * Replaces the secret. Killed at any point and run again, it goes on where it stopped: the new secret is on the disk before anything is
 * sealed with it, sealing is one transaction, and only then the new one takes the old one's place.
 */
export const rotateSecretCommand: Command = {
  usage: 'rotate-secret',
  options: [],
  runAlone: async (place) => {
    const db = openDatabase(place.folder);
    let lock: ReturnType<typeof lockFolder> | undefined;
    try {
      lock = lockFolder(place.folder);
      const current = readSecret(place);
      if (!current) throw new Error(`There is no secret in ${place.folder} to replace; start Parallax once.`);
      const isOwn = current.from === ownSecretFile(place.folder);
      const done = isOwn ? rotateOwn(db, place.folder, current.text) : rotateGiven(db, place.env, current);
      const where = isOwn
        ? `The new secret is in ${current.from}; keep a copy apart from the backups.`
        : `Now put the value of PARALLAX_NEW_SECRET where ${current.from} has it, and start Parallax.`;
      return { answer: done, lines: [...toLines(done), where, 'Backups made before still need the old secret.'] };
    } finally {
      await db.close();
      lock?.release();
    }
  },
};

function rotateOwn(db: Db, folder: string, current: string): Resealed {
  const file = ownSecretFile(folder);
  const nextFile = `${file}.next`;
  const next = existsSync(nextFile) ? readFileSync(nextFile, 'utf8').trim() : makeSecret(nextFile);
  const done = reseal(db, current, next);
  renameSync(nextFile, file);
  syncPath(folder);
  return done;
}

function rotateGiven(db: Db, { PARALLAX_NEW_SECRET: next }: Place['env'], current: { text: string; from: string }) {
  if (!next)
    throw new Error(`The secret comes from ${current.from}, which is yours: give the new one in PARALLAX_NEW_SECRET.`);
  if (next === current.text) throw new Error('PARALLAX_NEW_SECRET is the secret that there is already.');
  return reseal(db, current.text, next);
}

/** Seals anew what the current secret opens; nothing when an earlier run has. @throws Error when neither is the right one. */
function reseal(db: Db, current: string, next: string): Resealed {
  const check = readCheck(db.orm);
  const [from, to] = [toSecret(current), toSecret(next)];
  if (check === null || opensCheck(from, check)) return resealAll(db, from, to);
  if (opensCheck(to, check)) return NOTHING;
  throw new Error(
    'The secret is not the one that this database was sealed with; put the right one back. Nothing was changed.',
  );
}

function toLines({ resealed, shut, endedSessions }: Resealed): string[] {
  return [
    `${resealed} texts are sealed with the new secret; ${endedSessions} sessions were ended, everybody signs in again.`,
    ...(shut > 0 ? [`${shut} texts did not open with the old secret either and stay shut: enter them again.`] : []),
  ];
}
