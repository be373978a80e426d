import { eq } from 'drizzle-orm';
import { connections } from '#db/schema/connections';
import { writeAudit } from '#lib/audit/write-audit';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import type { ConnectionSettings } from './connection-settings.ts';
import type { ConnectionsSlice } from './connections-slice.ts';
import { getConnectionSettings } from './get-connection-settings.ts';
import { requireAdmin } from './require-admin.ts';

/**
 * Removes a saved key or server; after the last key, calls go to the sandbox.
 * @throws AppError forbidden; conflict for the environment's key, which only its operator removes; not_found.
 */
export async function removeConnection(
  app: Pick<ConnectionsSlice, 'db' | 'connections'>,
  principal: Principal,
  id: string,
): Promise<ConnectionSettings> {
  requireAdmin(principal);
  if (app.connections.keys().some(({ connection, source }) => connection.id === id && source === 'environment')) {
    throw new AppError(
      'conflict',
      'This key comes from OPENROUTER_API_KEY; take it out of the environment and start again.',
    );
  }
  await app.db.commit((orm) => {
    const removed = orm.delete(connections).where(eq(connections.id, id)).returning().get();
    if (!removed) throw new AppError('not_found', 'There is no such connection.');
    writeAudit(orm, principal, { action: 'connection.remove', target: removed, details: { kind: removed.kind } });
  });
  app.connections.reload();
  return getConnectionSettings(app, principal);
}
