import type { Principal } from '#lib/auth/principal';
import { AppError, isAppError } from '#lib/errors';
import { askWith } from './ask-with.ts';
import type { Connection } from './connection.ts';
import type { ConnectionSettings } from './connection-settings.ts';
import type { ConnectionsSlice } from './connections-slice.ts';
import { fetchAccount } from './fetch-account.ts';
import { getConnectionSettings } from './get-connection-settings.ts';
import { refreshServerModels } from './refresh-server-models.ts';
import { requireAdmin } from './require-admin.ts';

type Slice = Pick<ConnectionsSlice, 'db' | 'connections'>;

/**
 * Asks an upstream whether it knows the key: OpenRouter what it says of it, a compatible server which models it has, which are
 * taken over. A key that is refused is marked invalid, one that is accepted is good again.
 * @throws AppError forbidden, not_found, or why the upstream did not say.
 */
export async function testConnection(app: Slice, principal: Principal, id: string): Promise<ConnectionSettings> {
  requireAdmin(principal);
  const connection = app.connections.find(id);
  if (!connection) throw new AppError('not_found', 'There is no such connection.');
  app.connections.forgive(id);
  try {
    await ask(app, connection);
  } catch (error) {
    if (isAppError(error) && error.code === 'upstream_credentials_invalid')
      await app.connections.markInvalid(connection, error.message);
    throw error;
  }
  return getConnectionSettings(app, principal);
}

async function ask(app: Slice, connection: Connection): Promise<void> {
  if (connection.kind !== 'compatible') {
    await app.connections.markValid(connection, await fetchAccount(askWith(app.connections, connection)));
    return;
  }
  await refreshServerModels(app, connection);
}
