import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import type { Db, Orm } from '#db/client';
import { secretChecks } from '#db/schema/connections';
import { writeWhole } from '#db/write-whole';
import type { Env } from '#lib/env';

/** What is sealed opens only under the same secret and the same binding. Neither the secret nor a sealed text may be logged. */
export type Secret = {
  /** AES-256-GCM; `binding` names where the text belongs, such as its row and origin. */
  seal: (plain: string, binding: string) => string;
  /** @throws Error when the text was sealed under another secret, for another binding, or was changed. */
  unseal: (sealed: string, binding: string) => string;
  /** 32 bytes for one purpose, the same for as long as the secret stays. */
  derive: (purpose: string) => Buffer;
};

const VERSION = 'v1';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const LEAST_LENGTH = 32;
const CHECK = 'parallax';
const LOST = 'If it is lost, README.md says under "Operating" how to go on without it.';

type Parts = { env: Pick<Env, 'PARALLAX_SECRET' | 'PARALLAX_SECRET_FILE'>; folder: string; db: Pick<Db, 'orm'> };

/**
 * Reads the secret from the environment or from `DATA_DIR/secret`, and makes one there (mode 0600) when neither it nor
 * anything sealed exists yet.
 * @throws Error in one sentence when it is missing, too short, or not the one that this database was sealed with.
 */
export function loadSecret({ env, folder, db }: Parts): Secret {
  const check = readCheck(db.orm);
  const { text, from } = readSecret({ env, folder }) ?? makeOwn(ownSecretFile(folder), check);
  const secret = toSecret(text);
  if (check === null) writeCheck(db.orm, secret);
  else if (!opensCheck(secret, check)) throw new Error(wrong(from, folder));
  return secret;
}

/** Whether the secret that a start would find is the one that this database was sealed with; null where nothing is sealed yet. */
export function isRightSecret({ env, folder, db }: Parts): boolean | null {
  const check = readCheck(db.orm);
  if (check === null) return null;
  const given = readSecret({ env, folder });
  return given !== null && opensCheck(toSecret(given.text), check);
}

/** Where Parallax keeps a secret of its own making. */
export function ownSecretFile(folder: string): string {
  return join(folder, 'secret');
}

/** The secret of the environment, or the one in the data folder; null when there is neither. @throws Error when it cannot be used. */
export function readSecret({ env, folder }: Omit<Parts, 'db'>): Source | null {
  const source = readGiven(env) ?? readOwn(ownSecretFile(folder));
  if (source && source.text.length < LEAST_LENGTH)
    throw new Error(`The secret in ${source.from} is too short: it must have at least ${LEAST_LENGTH} characters.`);
  return source;
}

/** Writes a new secret into a file of the data folder, whole or not at all, and returns it. */
export function makeSecret(file: string): string {
  const text = randomBytes(32).toString('base64url');
  writeWhole(file, (path) => writeFileSync(path, `${text}\n`));
  return text;
}

/** The text by which a wrong secret is noticed, sealed; null where nothing was sealed yet. */
export function readCheck(orm: Orm): string | null {
  return orm.select().from(secretChecks).where(eq(secretChecks.id, CHECK)).get()?.sealed ?? null;
}

export function writeCheck(orm: Orm, secret: Secret): void {
  const sealed = secret.seal(CHECK, CHECK);
  const { id } = secretChecks;
  orm.insert(secretChecks).values({ id: CHECK, sealed }).onConflictDoUpdate({ target: id, set: { sealed } }).run();
}

/** Whether this is the secret that the check was sealed with. */
export function opensCheck(secret: Secret, check: string): boolean {
  try {
    return secret.unseal(check, CHECK) === CHECK;
  } catch {
    return false;
  }
}

type Source = { text: string; from: string };

function readGiven({
  PARALLAX_SECRET,
  PARALLAX_SECRET_FILE,
}: Pick<Env, 'PARALLAX_SECRET' | 'PARALLAX_SECRET_FILE'>): Source | null {
  if (PARALLAX_SECRET) return { text: PARALLAX_SECRET, from: 'PARALLAX_SECRET' };
  if (!PARALLAX_SECRET_FILE) return null;
  const own = readOwn(PARALLAX_SECRET_FILE);
  if (!own) throw new Error(`PARALLAX_SECRET_FILE names ${PARALLAX_SECRET_FILE}, which does not exist.`);
  return own;
}

function readOwn(file: string): Source | null {
  if (!existsSync(file)) return null;
  try {
    return { text: readFileSync(file, 'utf8').trim(), from: file };
  } catch (error) {
    throw new Error(`The secret in ${file} cannot be read (${(error as { code?: string }).code}).`);
  }
}

function makeOwn(file: string, check: string | null): Source {
  if (check !== null) {
    throw new Error(
      `The secret that this database was sealed with is missing; put ${file} back, or set PARALLAX_SECRET. Nothing was changed. ${LOST}`,
    );
  }
  return { text: makeSecret(file), from: file };
}

function wrong(from: string, folder: string): string {
  return existsSync(`${ownSecretFile(folder)}.next`)
    ? `The secret in ${from} is about to be replaced: its rotation was cut off. Run "npm run admin -- rotate-secret" again; it goes on where it stopped.`
    : `The secret in ${from} is not the one that the database in ${folder} was sealed with; put the right one back. Nothing was changed. ${LOST}`;
}

/** What a secret can do. */
export function toSecret(text: string): Secret {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', text, 'parallax', purpose, 32));
  const key = derive('seal');
  const keyId = createHash('sha256').update(derive('key id')).digest('base64url').slice(0, 8);
  return {
    derive,
    seal: (plain, binding) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(binding));
      const bytes = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return [VERSION, keyId, bytes.toString('base64url')].join('.');
    },
    unseal: (sealed, binding) => {
      const [version, sealedBy, text = ''] = sealed.split('.');
      if (version !== VERSION || sealedBy !== keyId) throw new Error('This was sealed with another secret.');
      const bytes = Buffer.from(text, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(binding))
        .setAuthTag(bytes.subarray(-TAG_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8');
    },
  };
}
