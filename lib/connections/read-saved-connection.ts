import type { Db } from '#db/client';
import { connections } from '#db/schema/connections';
import type { Log } from '#lib/log';
import type { ConnectionStatus } from './connection.ts';
import { sealBinding } from './seal-binding.ts';
import type { Secret } from './secret.ts';

/** The connection that the team has saved, its key unsealed. Null when there is none. */
export function readSavedConnection({
  db,
  secret,
  log,
}: {
  db: Db;
  secret: Secret;
  log: Log;
}): ConnectionStatus | null {
  const row = db.orm.select().from(connections).limit(1).get();
  if (!row) return null;
  const apiKey = unsealKey();
  return {
    connection: { id: row.id, kind: row.kind, name: row.name, baseUrl: row.baseUrl, apiKey: apiKey ?? '' },
    source: 'saved',
    invalidSince: apiKey === null ? (row.invalidSince ?? row.updatedAt) : row.invalidSince,
    account: null,
  };

  function unsealKey(): string | null {
    if (!row) return null;
    try {
      return secret.unseal(row.sealedKey, sealBinding(row));
    } catch {
      log.error({ connection: row.id }, 'The saved key does not open: enter it again in the settings.');
      return null;
    }
  }
}
