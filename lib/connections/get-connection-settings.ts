import type { Principal } from '#lib/auth/principal';
import type { ConnectionStatus } from './connection.ts';
import type { ConnectionSettings } from './connection-settings.ts';
import type { Connections } from './open-connections.ts';
import { requireAdmin } from './require-admin.ts';

/** Every connection in the order of its use, keys masked. @throws AppError forbidden */
export function getConnectionSettings(
  app: { connections: Pick<Connections, 'keys' | 'servers' | 'status'> },
  principal: Principal,
): ConnectionSettings {
  requireAdmin(principal);
  const { keys, servers, status } = app.connections;
  const current = status();
  return {
    isSimulated: current.source === 'sandbox',
    keys: keys().map((key) => ({
      ...toHealth(key),
      source: key.source === 'environment' ? 'environment' : 'saved',
      isCurrent: key.connection.id === current.connection.id,
      account: key.account,
    })),
    servers: servers().map((server) => ({
      ...toHealth(server),
      slug: server.slug,
      baseUrl: server.connection.baseUrl,
      models: server.models.map(({ name, contextLength, promptPrice, completionPrice }) => ({
        name,
        contextLength,
        promptPrice,
        completionPrice,
      })),
      fetchedAt: server.fetchedAt,
    })),
  };
}

function toHealth({ connection: { id, name, apiKey }, invalidSince, isShut, lastError }: ConnectionStatus) {
  const state = invalidSince === null ? ('active' as const) : ('invalid' as const);
  return { id, name, keyLast4: apiKey === '' ? null : apiKey.slice(-4), state, invalidSince, isShut, lastError };
}
