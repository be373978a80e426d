import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { connections } from '#db/schema/connections';
import { writeAudit } from '#lib/audit/write-audit';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { parseInput } from '#lib/parse-input';
import type { ConnectionSettings } from './connection-settings.ts';
import type { ConnectionsSlice } from './connections-slice.ts';
import { getConnectionSettings } from './get-connection-settings.ts';
import { requireAdmin } from './require-admin.ts';

const OrderKeysInput = z.object({ ids: z.array(z.string()).max(100) });

/**
 * Says in which order the saved OpenRouter keys are used: all of them, once each. The environment's stays the last.
 * @throws AppError forbidden, invalid_request; conflict when the keys are not those any more.
 */
export async function orderKeys(
  app: Pick<ConnectionsSlice, 'db' | 'connections'>,
  principal: Principal,
  input: unknown,
): Promise<ConnectionSettings> {
  requireAdmin(principal);
  const { ids } = parseInput(OrderKeysInput, input);
  const isSaved = eq(connections.kind, 'openrouter');
  await app.db.commit((orm) => {
    const saved = orm.select({ id: connections.id }).from(connections).where(isSaved).all();
    if (saved.length !== ids.length || !saved.every(({ id }) => ids.includes(id)))
      throw new AppError('conflict', 'The keys have changed meanwhile; look at them again.', { field: 'ids' });
    for (const [position, id] of ids.entries())
      orm.update(connections).set({ position }).where(eq(connections.id, id)).run();
    writeAudit(orm, principal, {
      action: 'connection.order',
      target: { id: null, name: 'OpenRouter’s keys' },
      details: { ids },
    });
  });
  app.connections.reload();
  return getConnectionSettings(app, principal);
}
