import { z } from 'zod';
import { connections } from '#db/schema/connections';
import { writeAudit } from '#lib/audit/write-audit';
import type { Principal } from '#lib/auth/principal';
import { AppError, isAppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { parseInput } from '#lib/parse-input';
import type { Connection } from './connection.ts';
import type { ConnectionSettings } from './connection-settings.ts';
import type { ConnectionsSlice } from './connections-slice.ts';
import { fetchServerModels } from './fetch-server-models.ts';
import { getConnectionSettings } from './get-connection-settings.ts';
import { Name, PastedKey } from './inputs.ts';
import { parseServerAddress } from './parse-server-address.ts';
import { requireAdmin } from './require-admin.ts';
import { sealedKeyOf } from './sealed-key-of.ts';
import { storeServerModels } from './store-server-models.ts';

/** The slice, with what is needed to see that a prefix is nobody's yet. */
type Slice = ConnectionsSlice & { readonly catalogue: { list: () => readonly { readonly author: string }[] } };

const RESERVED = new Set(['recipe', 'openrouter', 'sandbox']);

const AddServerInput = z.object({
  name: Name,
  slug: z
    .string()
    .trim()
    .regex(/^[a-z0-9][a-z0-9-]{0,31}$/, 'must be lower-case letters, digits and dashes, such as local'),
  baseUrl: z.string().max(500),
  key: z.union([PastedKey, z.literal('').transform(() => undefined)]).optional(),
});

/**
 * Adds an OpenAI-compatible server and fetches its models, which cost what nobody knows until an admin says so.
 * @throws AppError forbidden, invalid_request (also when it does not answer, or asks for another key); conflict for a prefix in use.
 */
export async function addServer(app: Slice, principal: Principal, input: unknown): Promise<ConnectionSettings> {
  requireAdmin(principal);
  const { name, slug, baseUrl: address, key } = parseInput(AddServerInput, input);
  const baseUrl = parseServerAddress(address, app.env);
  refuseTaken(app, slug);
  const connection: Connection = { id: newId(), kind: 'compatible', name, baseUrl, apiKey: key ?? '' };
  const models = await fetchServerModels(app.connections, connection).catch(asInvalid);
  const now = Date.now();
  await app.db.commit((orm) => {
    refuseTaken(app, slug);
    orm
      .insert(connections)
      .values({
        id: connection.id,
        kind: 'compatible',
        name,
        slug,
        baseUrl,
        ...sealedKeyOf(app.secret, connection),
        createdBy: principal.memberId,
        createdAt: now,
        updatedAt: now,
      })
      .run();
    storeServerModels(orm, connection.id, models);
    writeAudit(orm, principal, {
      action: 'connection.create',
      target: connection,
      details: { kind: 'compatible', slug, baseUrl },
    });
  });
  app.connections.reload();
  return getConnectionSettings(app, principal);
}

function refuseTaken({ catalogue, connections: { servers } }: Slice, slug: string): void {
  const isTaken =
    RESERVED.has(slug) ||
    servers().some((server) => server.slug === slug) ||
    catalogue.list().some(({ author }) => author === slug);
  if (isTaken)
    throw new AppError('conflict', `Models named ${slug}/… are there already; choose another prefix.`, {
      field: 'slug',
    });
}

function asInvalid(error: unknown): never {
  if (!isAppError(error)) throw error;
  const field = error.code === 'upstream_credentials_invalid' ? 'key' : 'baseUrl';
  throw new AppError('invalid_request', `Its models could not be fetched. ${error.message}`, { field });
}
