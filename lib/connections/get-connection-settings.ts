import type { Principal } from '#lib/auth/principal';
import type { ConnectionSettings } from './connection-settings.ts';
import type { Connections } from './open-connections.ts';
import { requireAdmin } from './require-admin.ts';

/** The connection that calls go to, its key masked. @throws AppError forbidden */
export function getConnectionSettings(
  app: { connections: Pick<Connections, 'status'> },
  principal: Principal,
): ConnectionSettings {
  requireAdmin(principal);
  const { connection, source, invalidSince, account } = app.connections.status();
  return {
    kind: connection.kind,
    name: connection.name,
    isSimulated: source === 'sandbox',
    source,
    keyLast4: source === 'sandbox' || connection.apiKey === '' ? null : connection.apiKey.slice(-4),
    state: invalidSince === null ? 'active' : 'invalid',
    invalidSince,
    account,
  };
}
