import type { IncomingHttpHeaders } from 'node:http';
import type Database from 'better-sqlite3';
import { eq, getTableColumns, sql } from 'drizzle-orm';
import { bareStatement } from '#db/bare-statement';
import type { Db, Orm } from '#db/client';
import { members } from '#db/schema/auth';
import { keySecrets, keys } from '#db/schema/keys';
import { isAtLeast } from '#lib/auth/role';
import { AppError } from '#lib/errors';
import { isAllowedAddress } from './is-allowed-address.ts';
import type { UsableKey } from './key-record.ts';
import { hashKey, isKeyText } from './key-text.ts';

const USE_NOTED_EVERY_MS = 60_000;

/**
 * The key that the headers carry, as `Authorization: Bearer` or `x-api-key`; never from an address. Read anew for every request, so that
 * revoking, disabling or demoting its maker takes effect with the next one.
 * @throws AppError `unauthenticated`, or `forbidden` for an address that it may not be used from.
 */
export function requireKey(
  app: { db: Db },
  headers: IncomingHttpHeaders,
  address: string,
  now: number = Date.now(),
): UsableKey {
  const text = keyTextOf(headers);
  if (text === null) throw refused('Send a key of this Parallax as “Authorization: Bearer plx-…”.');
  const s = app.db.prepared(requireKeyStatements);
  const found = isKeyText(text) ? s.find.get({ hash: hashKey(text) }) : undefined;
  if (!found) throw refused('This key is not known here. Keys begin with plx- and are made on the Keys page.');
  const { secretExpiresAt, makerName, makerRole, makerDisabledAt, ...row } = found;
  if (row.disabledAt !== null) throw refused('This key is disabled.');
  if (isPast(row.expiresAt, now)) throw refused('This key has expired.');
  if (isPast(secretExpiresAt, now)) throw refused('This key was replaced by a newer one.');
  const isMakerFit = makerDisabledAt === null && isAtLeast(makerRole, row.isManagement ? 'admin' : 'member');
  if (!isMakerFit) throw refused('Whoever made this key may not use it any more; ask an admin of your team.');
  if (row.addresses && !isAllowedAddress(row.addresses, address))
    throw new AppError('forbidden', 'This key may not be used from your address.');
  if (row.lastUsedAt === null || now - row.lastUsedAt > USE_NOTED_EVERY_MS) {
    // Whether it can be noted decides nothing: a full or locked database still reads.
    app.db.write(() => s.noteUse.run({ id: row.id, now })).catch(() => {});
  }
  return {
    principal: { kind: 'key', keyId: row.id, name: row.name, memberId: row.memberId, memberName: makerName },
    makerRole,
    row,
  };
}

function keyTextOf(headers: IncomingHttpHeaders): string | null {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  const apiKey = headers['x-api-key'];
  return bearer ?? (typeof apiKey === 'string' ? apiKey.trim() : null);
}

function isPast(at: number | null, now: number): boolean {
  return at !== null && at <= now;
}

function refused(message: string): AppError {
  return new AppError('unauthenticated', message);
}

function requireKeyStatements(orm: Orm, client: Database.Database) {
  const p = sql.placeholder;
  const columns = {
    ...getTableColumns(keys),
    secretExpiresAt: keySecrets.expiresAt,
    makerName: members.name,
    makerRole: members.role,
    makerDisabledAt: members.disabledAt,
  };
  const found = orm
    .select(columns)
    .from(keySecrets)
    .innerJoin(keys, eq(keys.id, keySecrets.keyId))
    .innerJoin(members, eq(members.id, keys.memberId))
    // Cast, or SQLite plans the join anew for every key: it looks at what a bare parameter is bound to.
    .where(eq(keySecrets.hash, sql`cast(${p('hash')} as text)`));
  return {
    find: bareStatement(client, found, columns),
    noteUse: orm
      .update(keys)
      .set({ lastUsedAt: sql`${p('now')}` })
      .where(eq(keys.id, p('id')))
      .prepare(),
  };
}
