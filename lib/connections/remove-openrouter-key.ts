import type { Db } from '#db/client';
import { connections } from '#db/schema/connections';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import type { ConnectionSettings } from './connection-settings.ts';
import { getConnectionSettings } from './get-connection-settings.ts';
import type { Connections } from './open-connections.ts';
import { requireAdmin } from './require-admin.ts';

/**
 * Removes the team's saved key; calls go to the environment's key then, or to the sandbox.
 * @returns the connection that is current now.
 * @throws AppError forbidden; conflict for the environment's key, which only its operator removes; not_found without any.
 */
export async function removeOpenRouterKey(
  app: { db: Db; connections: Pick<Connections, 'reload' | 'status'> },
  principal: Principal,
): Promise<ConnectionSettings> {
  requireAdmin(principal);
  const { source } = app.connections.status();
  if (source === 'environment') {
    throw new AppError(
      'conflict',
      'This key comes from OPENROUTER_API_KEY; take it out of the environment and start again.',
    );
  }
  if (source === 'sandbox') throw new AppError('not_found', 'There is no saved key.');
  await app.db.commit((orm) => {
    orm.delete(connections).run();
  });
  app.connections.reload();
  return getConnectionSettings(app, principal);
}
