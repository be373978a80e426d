import { ne } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '#db/client';
import { connections } from '#db/schema/connections';
import type { Principal } from '#lib/auth/principal';
import type { Env } from '#lib/env';
import { AppError, isAppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { parseInput } from '#lib/parse-input';
import { askWith } from './ask-with.ts';
import type { Connection } from './connection.ts';
import type { ConnectionSettings } from './connection-settings.ts';
import { fetchAccount } from './fetch-account.ts';
import { getConnectionSettings } from './get-connection-settings.ts';
import type { Connections } from './open-connections.ts';
import { requireAdmin } from './require-admin.ts';
import { sealBinding } from './seal-binding.ts';
import type { Secret } from './secret.ts';

type Slice = {
  readonly db: Db;
  readonly env: Pick<Env, 'OPENROUTER_BASE_URL'>;
  readonly secret: Secret;
  readonly connections: Pick<Connections, 'markValid' | 'reload' | 'request' | 'status'>;
};

/** A key as people paste it: with white space around it, or still in the quotes of an environment file. */
const SaveOpenRouterKeyInput = z.object({
  key: z
    .string()
    .transform((pasted) =>
      pasted
        .trim()
        .replace(/^(['"])(.*)\1$/, '$2')
        .trim(),
    )
    .pipe(z.string().regex(/^[\x21-\x7e]{8,500}$/, 'does not look like a key; an OpenRouter key begins with sk-or-')),
});

/**
 * Saves the team's OpenRouter key, sealed, in place of the one before. The upstream is asked first: a key that it refuses is not
 * saved, one that it cannot be asked about is, without an account.
 * @throws AppError forbidden, invalid_request
 */
export async function saveOpenRouterKey(app: Slice, principal: Principal, input: unknown): Promise<ConnectionSettings> {
  requireAdmin(principal);
  const { key } = parseInput(SaveOpenRouterKeyInput, input);
  const connection: Connection = {
    id: savedId(app.db) ?? newId(),
    kind: 'openrouter',
    name: 'OpenRouter',
    baseUrl: app.env.OPENROUTER_BASE_URL,
    apiKey: key,
  };
  const account = await askFirst(app, connection);
  await store(app, connection, principal.kind === 'member' ? principal.memberId : null);
  app.connections.reload();
  if (account) await app.connections.markValid(connection.id, account);
  return getConnectionSettings(app, principal);
}

function savedId(db: Db): string | null {
  return db.orm.select({ id: connections.id }).from(connections).limit(1).get()?.id ?? null;
}

async function askFirst(app: Slice, connection: Connection) {
  try {
    return await fetchAccount(askWith(app.connections, connection));
  } catch (error) {
    if (!isAppError(error)) throw error;
    if (error.code !== 'upstream_credentials_invalid') return null;
    throw new AppError('invalid_request', `OpenRouter does not accept this key. ${error.message}`, { field: 'key' });
  }
}

async function store(app: Slice, { id, name, baseUrl, apiKey }: Connection, createdBy: string | null): Promise<void> {
  const now = Date.now();
  const fresh = {
    name,
    baseUrl,
    sealedKey: app.secret.seal(apiKey, sealBinding({ id, baseUrl })),
    keyLast4: apiKey.slice(-4),
    state: 'active' as const,
    invalidSince: null,
    updatedAt: now,
  };
  await app.db.commit((orm) => {
    // Of two who save the first key at once the later wins.
    orm.delete(connections).where(ne(connections.id, id)).run();
    orm
      .insert(connections)
      .values({ id, kind: 'openrouter', createdBy, createdAt: now, ...fresh })
      .onConflictDoUpdate({ target: connections.id, set: fresh })
      .run();
  });
}
