import type { Principal } from '#lib/auth/principal';
import { isAppError } from '#lib/errors';
import { askWith } from './ask-with.ts';
import type { ConnectionSettings } from './connection-settings.ts';
import { fetchAccount } from './fetch-account.ts';
import { getConnectionSettings } from './get-connection-settings.ts';
import type { Connections } from './open-connections.ts';
import { requireAdmin } from './require-admin.ts';

/**
 * Asks the upstream whether it knows the key, and what it says of it. A key that is refused is marked invalid, one that is
 * accepted is good again.
 * @throws AppError forbidden, or why the upstream did not say.
 */
export async function testConnection(
  app: { connections: Pick<Connections, 'current' | 'markInvalid' | 'markValid' | 'request' | 'status'> },
  principal: Principal,
): Promise<ConnectionSettings> {
  requireAdmin(principal);
  const connection = app.connections.current();
  try {
    await app.connections.markValid(connection.id, await fetchAccount(askWith(app.connections, connection)));
  } catch (error) {
    if (isAppError(error) && error.code === 'upstream_credentials_invalid')
      await app.connections.markInvalid(connection.id);
    throw error;
  }
  return getConnectionSettings(app, principal);
}
