import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import type Database from 'better-sqlite3';
import { writeWhole } from '#db/write-whole';

/** Where the bytes of attachments lie in a data folder, as `openFileStore` lays them: by the first two letters of their hash. */
const FOLDER = 'files';

/** Puts the attachments that the copied database knows into it, so that a backup is one file. Those swept meanwhile are missing. */
export function packFiles(copy: Database.Database, folder: string): { packed: number; missing: number } {
  const wanted = new Set(copy.prepare('select distinct hash from files').pluck().all() as string[]);
  if (wanted.size === 0) return { packed: 0, missing: 0 };
  copy.exec('create table backup_files (path text primary key, bytes blob not null)');
  const insert = copy.prepare('insert into backup_files values (?, ?)');
  for (const hash of wanted) {
    const path = join(hash.slice(0, 2), hash);
    const file = join(folder, FOLDER, path);
    if (!existsSync(file)) continue;
    insert.run(path, readFileSync(file));
    wanted.delete(hash);
  }
  const packed = copy.prepare('select count(*) from backup_files').pluck().get() as number;
  return { packed, missing: wanted.size };
}

/** Takes the attachments out of a restored database again and lays them where they were. Returns how many. */
export function unpackFiles(client: Database.Database, folder: string): number {
  const isThere = client.prepare("select 1 from sqlite_master where name = 'backup_files'").get();
  if (!isThere) return 0;
  let unpacked = 0;
  for (const row of client.prepare('select path, bytes from backup_files').iterate()) {
    const { path, bytes } = row as { path: string; bytes: Buffer };
    if (normalize(path) !== path || path.startsWith('/') || path.startsWith('..'))
      throw new Error(
        `The backup has a file with the path ${JSON.stringify(path)}, which leads out of the data folder.`,
      );
    const file = join(folder, FOLDER, path);
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeWhole(file, (partial) => writeFileSync(partial, bytes));
    unpacked += 1;
  }
  client.exec('drop table backup_files');
  return unpacked;
}
