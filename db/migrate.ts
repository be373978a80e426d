import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';

/** `PRAGMA application_id` of our files ("prlx"), so that a foreign database is not mistaken for an empty one. */
const APPLICATION_ID = 0x70726c78;

const AFTER_FAILURE =
  'The database is as it was, and a copy of it lies beside it as before-migration-*.db. Start the version that you had, or correct what the message names and start again.';

type Migration = { tag: string; statements: string[] };

/**
 * Brings a database to the newest schema, each migration atomic, and returns how many ran. `PRAGMA user_version` counts
 * them. `beforeFirst` runs once before the first one of a database that has data (the backup), with the version of its schema.
 *
 * Foreign keys go off before BEGIN: SQLite ignores the switch inside a transaction, and rebuilding a parent table with them
 * on empties its children.
 *
 * @throws Error in one sentence for people: a file that is not ours, or one from a newer version.
 */
export function migrate(
  client: Database.Database,
  options: { beforeFirst?: (version: number) => void; folder?: string | undefined } = {},
): number {
  const migrations = readMigrations(options.folder ?? join(process.cwd(), 'db', 'migrations'));
  const applied = appliedCount(client, migrations.length);
  const due = migrations.slice(applied);
  if (!due.length) return 0;
  if (applied > 0) options.beforeFirst?.(applied);
  client.pragma('foreign_keys = OFF');
  try {
    for (const [index, migration] of due.entries()) apply(client, migration, applied + index + 1);
  } finally {
    client.pragma('foreign_keys = ON');
  }
  return due.length;
}

/** @throws Error in words when the file is another program's or of a newer version. Writes nothing. */
export function requireOurs(client: Database.Database, folder = join(process.cwd(), 'db', 'migrations')): void {
  appliedCount(client, readMigrations(folder).length);
}

/** Whether the database has the schema of this version: a short second connection must not migrate. Throws as `migrate` does. */
export function isMigrated(client: Database.Database, folder = join(process.cwd(), 'db', 'migrations')): boolean {
  const known = readMigrations(folder).length;
  return appliedCount(client, known) === known;
}

function appliedCount(client: Database.Database, known: number): number {
  const version = client.pragma('user_version', { simple: true }) as number;
  const owner = client.pragma('application_id', { simple: true }) as number;
  const tables = client
    .prepare("SELECT count(*) FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
    .pluck()
    .get() as number;
  if (owner !== APPLICATION_ID && (tables > 0 || version > 0)) {
    throw new Error(`${client.name} is a database of another program; choose another DATA_DIR or move the file away.`);
  }
  if (version > known) {
    throw new Error(
      `${client.name} was written by a newer version of Parallax (schema ${version}, this one knows ${known}); start that version, or restore a backup from before the upgrade into a new folder (DATA_DIR=/a/new/folder npm run admin -- restore FILE; the upgrade left one beside it as before-migration-*.db).`,
    );
  }
  return version;
}

function apply(client: Database.Database, migration: Migration, version: number): void {
  client.exec('BEGIN IMMEDIATE');
  try {
    for (const statement of migration.statements) client.exec(statement);
    const broken = client.pragma('foreign_key_check') as unknown[];
    if (broken.length) throw new Error(`${broken.length} rows would lose the row they belong to`);
    client.pragma(`application_id = ${APPLICATION_ID}`);
    client.pragma(`user_version = ${version}`);
    client.exec('COMMIT');
  } catch (error) {
    if (client.inTransaction) client.exec('ROLLBACK');
    throw new Error(
      `Migration ${migration.tag} failed and was rolled back: ${(error as Error).message}. ${AFTER_FAILURE}`,
      {
        cause: error,
      },
    );
  }
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return {
        tag: name.slice(0, -'.sql'.length),
        statements: text.split('--> statement-breakpoint'),
      };
    });
}
