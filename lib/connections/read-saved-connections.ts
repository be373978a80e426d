import { asc } from 'drizzle-orm';
import type { Db } from '#db/client';
import { connections, serverModels } from '#db/schema/connections';
import type { Log } from '#lib/log';
import type { ConnectionStatus, Server } from './connection.ts';
import { openKey } from './open-key.ts';
import type { Secret } from './secret.ts';

type Parts = { readonly db: Db; readonly secret: Secret; readonly log: Log };

/**
 * The connections that the team has saved, keys unsealed: OpenRouter's in the order of their use, and compatible servers by slug. A key
 * that does not open is empty, and invalid.
 */
export function readSavedConnections({ db, secret, log }: Parts): { keys: ConnectionStatus[]; servers: Server[] } {
  const rows = db.orm.select().from(connections).orderBy(asc(connections.position), asc(connections.createdAt)).all();
  const models = db.orm.select().from(serverModels).orderBy(asc(serverModels.position)).all();
  const keys: ConnectionStatus[] = [];
  const servers: Server[] = [];
  for (const row of rows) {
    const { id, kind, name, baseUrl, slug } = row;
    const apiKey = openKey(secret, row);
    if (apiKey === null) log.error({ connection: id }, 'The saved key does not open: enter it again in the settings.');
    const status: ConnectionStatus = {
      connection: { id, kind, name, baseUrl, apiKey: apiKey ?? '' },
      source: 'saved',
      invalidSince: apiKey === null ? (row.invalidSince ?? row.updatedAt) : row.invalidSince,
      isShut: apiKey === null,
      lastError: null,
      account: null,
    };
    if (kind === 'openrouter') keys.push(status);
    else {
      const own = models.filter(({ connectionId }) => connectionId === id);
      servers.push({ ...status, slug: slug ?? id, models: own, fetchedAt: own[0]?.fetchedAt ?? null });
    }
  }
  return { keys, servers: servers.sort((a, b) => (a.slug < b.slug ? -1 : 1)) };
}
