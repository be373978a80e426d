import type { Db } from '#db/client';
import { connections } from '#db/schema/connections';
import type { Log } from '#lib/log';
import type { ConnectionStatus } from './connection.ts';
import { sealBinding } from './seal-binding.ts';
import type { Secret } from './secret.ts';

type Parts = { readonly db: Db; readonly secret: Secret; readonly log: Log };

/** The connection that the team has saved, its key unsealed: one, or none. A key that does not open is empty, and invalid. */
export function readSavedConnection({ db, secret, log }: Parts): ConnectionStatus[] {
  const row = db.orm.select().from(connections).limit(1).get();
  if (!row) return [];
  const { id, kind, name, baseUrl, invalidSince, updatedAt } = row;
  try {
    const apiKey = secret.unseal(row.sealedKey, sealBinding(row));
    return [{ connection: { id, kind, name, baseUrl, apiKey }, source: 'saved', invalidSince, account: null }];
  } catch {
    log.error({ connection: id }, 'The saved key does not open: enter it again in the settings.');
    const connection = { id, kind, name, baseUrl, apiKey: '' };
    return [{ connection, source: 'saved', invalidSince: invalidSince ?? updatedAt, account: null }];
  }
}
