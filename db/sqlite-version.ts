import Database from 'better-sqlite3';

/** The version of the SQLite that is built in, as 3.54.1. */
export function sqliteVersion(): string {
  const client = new Database(':memory:');
  try {
    return client.prepare('select sqlite_version()').pluck().get() as string;
  } finally {
    client.close();
  }
}
