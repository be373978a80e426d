import { max } from 'drizzle-orm';
import { z } from 'zod';
import { connections } from '#db/schema/connections';
import { writeAudit } from '#lib/audit/write-audit';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { parseInput } from '#lib/parse-input';
import { acceptedAccount } from './accepted-account.ts';
import type { Connection } from './connection.ts';
import type { ConnectionSettings } from './connection-settings.ts';
import type { ConnectionsSlice } from './connections-slice.ts';
import { getConnectionSettings } from './get-connection-settings.ts';
import { Name, PastedKey } from './inputs.ts';
import { requireAdmin } from './require-admin.ts';
import { sealedKeyOf } from './sealed-key-of.ts';

const AddOpenRouterKeyInput = z.object({ key: PastedKey, name: Name.default('OpenRouter') });

/**
 * Saves an OpenRouter key, sealed, as the last in order. The upstream is asked first: a key that it refuses is not saved, one that
 * it cannot be asked about is, without an account.
 * @throws AppError forbidden, invalid_request; conflict for a key that is there already.
 */
export async function addOpenRouterKey(
  app: ConnectionsSlice,
  principal: Principal,
  input: unknown,
): Promise<ConnectionSettings> {
  requireAdmin(principal);
  const { key, name } = parseInput(AddOpenRouterKeyInput, input);
  const baseUrl = app.env.OPENROUTER_BASE_URL;
  const connection: Connection = { id: newId(), kind: 'openrouter', name, baseUrl, apiKey: key };
  const account = await acceptedAccount(app.connections, connection);
  const now = Date.now();
  await app.db.commit((orm) => {
    refuseKnown(app, key);
    const last =
      orm
        .select({ position: max(connections.position) })
        .from(connections)
        .get()?.position ?? -1;
    orm
      .insert(connections)
      .values({
        id: connection.id,
        kind: 'openrouter',
        name,
        baseUrl,
        ...sealedKeyOf(app.secret, connection),
        position: last + 1,
        createdBy: principal.memberId,
        createdAt: now,
        updatedAt: now,
      })
      .run();
    writeAudit(orm, principal, {
      action: 'connection.create',
      target: connection,
      details: { kind: 'openrouter', baseUrl },
    });
  });
  app.connections.reload();
  if (account) await app.connections.markValid(connection, account);
  return getConnectionSettings(app, principal);
}

function refuseKnown(app: ConnectionsSlice, key: string): void {
  const known = app.connections
    .keys()
    .find(({ connection, source }) => source === 'saved' && connection.apiKey === key);
  if (known)
    throw new AppError('conflict', `This key is saved already, as ${known.connection.name}.`, { field: 'key' });
}
