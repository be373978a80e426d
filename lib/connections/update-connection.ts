import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Orm } from '#db/client';
import { connections, serverModels } from '#db/schema/connections';
import { changesOf } from '#lib/audit/changes-of';
import { writeAudit } from '#lib/audit/write-audit';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { parseInput } from '#lib/parse-input';
import { acceptedAccount } from './accepted-account.ts';
import type { Connection } from './connection.ts';
import type { ConnectionSettings } from './connection-settings.ts';
import type { ConnectionsSlice } from './connections-slice.ts';
import { getConnectionSettings } from './get-connection-settings.ts';
import { Name, PastedKey, Price } from './inputs.ts';
import { parseServerAddress } from './parse-server-address.ts';
import { requireAdmin } from './require-admin.ts';
import { sealedKeyOf } from './sealed-key-of.ts';

const UpdateConnectionInput = z.object({
  name: Name.optional(),
  /** The empty key: a compatible server that asks for none. */
  key: z.union([z.literal(''), PastedKey]).optional(),
  baseUrl: z.string().max(500).optional(),
  prices: z
    .array(z.strictObject({ model: z.string(), promptPrice: Price, completionPrice: Price }))
    .max(1000)
    .optional(),
});

/**
 * Changes a saved connection: its name, its key, and a compatible server's address and prices. A key belongs to the address that it
 * was given for: another address drops it, unless the same change brings one.
 * @throws AppError forbidden, invalid_request, not_found (also for a model that the server does not have).
 */
export async function updateConnection(
  app: ConnectionsSlice,
  principal: Principal,
  id: string,
  input: unknown,
): Promise<ConnectionSettings> {
  requireAdmin(principal);
  const { name, key, baseUrl: address, prices = [] } = parseInput(UpdateConnectionInput, input);
  const saved = app.db.orm.select().from(connections).where(eq(connections.id, id)).get();
  const known = app.connections.find(id);
  if (!saved || !known) throw new AppError('not_found', 'There is no such connection.');
  const isServer = saved.kind === 'compatible';
  if (!isServer && (address !== undefined || prices.length > 0 || key === ''))
    throw new AppError('invalid_request', 'An OpenRouter key has a name and a key, no address and no prices.');

  const baseUrl = address === undefined ? saved.baseUrl : parseServerAddress(address, app.env);
  const isMoved = baseUrl !== saved.baseUrl;
  const changed: Connection = {
    ...known,
    name: name ?? saved.name,
    baseUrl,
    apiKey: key ?? (isMoved ? '' : known.apiKey),
  };
  const isNewKey = key !== undefined || isMoved;
  const account = key && !isServer ? await acceptedAccount(app.connections, changed) : null;

  await app.db.commit((orm) => {
    orm
      .update(connections)
      .set({ name: changed.name, baseUrl, updatedAt: Date.now(), ...(isNewKey && sealedKeyOf(app.secret, changed)) })
      .where(eq(connections.id, id))
      .run();
    for (const price of prices) setPrice(orm, id, price);
    const details = {
      ...changesOf(saved, { name, baseUrl }),
      isNewKey,
      prices: prices.length > 0 ? prices : undefined,
    };
    writeAudit(orm, principal, { action: 'connection.change', target: saved, details });
  });
  app.connections.reload();
  if (account) await app.connections.markValid(changed, account);
  return getConnectionSettings(app, principal);
}

type OwnPrice = { model: string; promptPrice: string | null; completionPrice: string | null };

function setPrice(orm: Orm, connectionId: string, { model, promptPrice, completionPrice }: OwnPrice): void {
  const { changes } = orm
    .update(serverModels)
    .set({ promptPrice, completionPrice })
    .where(and(eq(serverModels.connectionId, connectionId), eq(serverModels.name, model)))
    .run();
  if (changes === 0) throw new AppError('not_found', `The server has no model ${model}.`, { field: 'prices' });
}
