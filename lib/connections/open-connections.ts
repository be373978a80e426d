import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { connections as connectionsTable } from '#db/schema/connections';
import type { Env } from '#lib/env';
import type { Log } from '#lib/log';
import { type Breaker, openBreaker } from './breaker.ts';
import type { Connection, ConnectionStatus, KeyAccount, Server } from './connection.ts';
import { openKey } from './open-key.ts';
import { type Outbound, openOutbound } from './open-outbound.ts';
import { privateOrigins } from './private-origins.ts';
import { readSavedConnections } from './read-saved-connections.ts';
import type { Secret } from './secret.ts';
import { isUpstreamError } from './upstream-error.ts';

/** The account of OpenRouter or of the sandbox: whose sums it asks for. */
type Manager = Connection & { readonly kind: 'openrouter' | 'sandbox' };

export type Connections = {
  /** Where OpenRouter's models are called: with the first of its keys that is not refused, the environment's last; else the sandbox. */
  current: () => Connection;
  find: (id: string) => Connection | null;
  /** What asks about the whole account, and calls no model; null where there is no management key for the account in use. */
  manager: () => Manager | null;
  /** The connection that is current, and what is known of it. */
  status: () => ConnectionStatus;
  /** Every OpenRouter key in the order of its use. */
  keys: () => readonly ConnectionStatus[];
  servers: () => readonly Server[];
  /** Notes that the upstream answered 401 to the key that this connection had: one that has replaced it since is left alone. */
  markInvalid: (refused: Connection, why?: string) => Promise<void>;
  /** Notes that the upstream accepts the key that this connection has; `account` is what it said of it. */
  markValid: (accepted: Connection, account: KeyAccount | null) => Promise<void>;
  /** Notes what an upstream refused a call for, where an admin of its key can help: it is shown with the connection. */
  noteError: (refused: Connection, message: string) => void;
  /** Forgets that a connection could not be reached: the next request is sent. */
  forgive: (id: string) => void;
  /** Reads the saved connections again after a verb has changed them, and tells those who listen. */
  reload: () => void;
  /** @returns what stops the listening. */
  onChange: (listener: () => void) => () => void;
  /** Sends, unless the connection could not be reached five times in a row: then rejects at once. @throws UpstreamError */
  request: Outbound['request'];
  close: () => Promise<void>;
};

type Parts = {
  readonly db: Db;
  readonly env: Pick<Env, 'OPENROUTER_API_KEY' | 'OPENROUTER_BASE_URL' | 'PARALLAX_PRIVATE_ORIGINS'> &
    Partial<Pick<Env, 'OPENROUTER_MANAGEMENT_KEY'>>;
  readonly log: Log;
  readonly secret: Secret;
  readonly sandbox: { readonly url: string; readonly apiKey: string; readonly managementKey?: string };
};

type Note = Partial<Pick<ConnectionStatus, 'invalidSince' | 'lastError' | 'account'>>;

/** The upstreams and the one client that calls them. What is current is kept in memory; the database is read on change. */
export function openConnections({ db, env, log, secret, sandbox: { url, apiKey, managementKey } }: Parts): Connections {
  const sandbox = toStatus({ id: 'sandbox', kind: 'sandbox', name: 'Sandbox', baseUrl: url, apiKey }, 'sandbox');
  const fromEnvironment = toEnvironment(env);
  const saved = readSavedConnections({ db, secret, log });
  let keys: readonly ConnectionStatus[] = [...saved.keys, ...fromEnvironment];
  let servers: readonly Server[] = saved.servers;
  let current = choose();
  const managers = toManagers(env, { url, managementKey });
  const breakers = new Map<string, Breaker>();
  const listeners = new Set<() => void>();
  const outbound = openOutbound([...privateOrigins(env), new URL(url).origin]);

  function choose(): ConnectionStatus {
    return keys.find(({ invalidSince }) => invalidSince === null) ?? keys[0] ?? sandbox;
  }
  const find = (id: string) => [...keys, ...servers, sandbox].find(({ connection }) => connection.id === id);
  /** The connection of that id while it still has that key. */
  const same = ({ id, apiKey }: Connection) => {
    const found = find(id);
    return found?.connection.apiKey === apiKey ? found : null;
  };
  const isSame = (old: Connection) => same(old)?.connection.baseUrl === old.baseUrl;
  const note = (id: string, change: Note) => {
    const noted = <S extends ConnectionStatus>(each: S): S =>
      each.connection.id === id ? { ...each, ...change } : each;
    keys = keys.map(noted);
    servers = servers.map(noted);
    current = choose();
  };
  const store = ({ id, apiKey }: Connection, invalidSince: number | null) =>
    db.commit((orm) => {
      const isRow = eq(connectionsTable.id, id);
      const row = orm.select().from(connectionsTable).where(isRow).get();
      // Another key may have been saved meanwhile: this is not about that one.
      if (!row || openKey(secret, row) !== apiKey) return;
      const state = invalidSince === null ? ('active' as const) : ('invalid' as const);
      orm.update(connectionsTable).set({ state, invalidSince }).where(isRow).run();
    });
  const breakerOf = (id: string) => {
    const breaker = breakers.get(id) ?? openBreaker();
    breakers.set(id, breaker);
    return breaker;
  };

  return {
    current: () => current.connection,
    find: (id) => find(id)?.connection ?? null,
    manager: () => managers.openrouter ?? (current === sandbox ? managers.sandbox : null),
    status: () => current,
    keys: () => keys,
    servers: () => servers,
    markInvalid: async (refused, why = 'The key is refused.') => {
      const marked = same(refused);
      if (!marked || marked.source === 'sandbox' || marked.invalidSince !== null) return;
      const invalidSince = Date.now();
      note(refused.id, { invalidSince, account: null, lastError: { message: why, at: invalidSince } });
      log.error({ connection: refused.id }, `${refused.name} no longer accepts its key: replace it in the settings.`);
      await store(refused, invalidSince);
    },
    markValid: async (accepted, account) => {
      const marked = same(accepted);
      if (!marked) return;
      note(accepted.id, { invalidSince: null, lastError: null, account });
      if (marked.invalidSince !== null) await store(accepted, null);
    },
    noteError: (refused, message) => {
      if (same(refused)) note(refused.id, { lastError: { message, at: Date.now() } });
    },
    forgive: (id) => {
      breakers.delete(id);
    },
    reload: () => {
      const before = [...keys, ...servers];
      const fresh = readSavedConnections({ db, secret, log });
      // What was noted of a key stays noted for as long as the key is the same.
      const known = <S extends ConnectionStatus>(each: S): S => {
        const { id, apiKey, baseUrl } = each.connection;
        const old = before.find(({ connection }) => connection.id === id);
        if (old?.connection.baseUrl !== baseUrl || old.connection.apiKey !== apiKey) return each;
        const { invalidSince, lastError, account } = old;
        return { ...each, invalidSince, lastError, account };
      };
      keys = [...fresh.keys, ...fromEnvironment].map(known);
      servers = fresh.servers.map(known);
      current = choose();
      for (const { connection } of before) if (!isSame(connection)) breakers.delete(connection.id);
      for (const listener of listeners) listener();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    request: async (connection, request) => {
      try {
        return await breakerOf(connection.id)(() => outbound.request(connection, request));
      } catch (error) {
        if (isUpstreamError(error) && error.code !== 'aborted' && error.code !== 'open')
          note(connection.id, { lastError: { message: `It could not be reached: ${error.message}.`, at: Date.now() } });
        throw error;
      }
    },
    close: outbound.close,
  };
}

function toManagers(
  { OPENROUTER_MANAGEMENT_KEY, OPENROUTER_BASE_URL }: Parts['env'],
  { url, managementKey }: { url: string; managementKey: string | undefined },
) {
  const manager = (kind: Manager['kind'], baseUrl: string, apiKey: string | undefined): Manager | null =>
    apiKey ? { id: `${kind}-management`, kind, name: 'The account', baseUrl, apiKey } : null;
  return {
    openrouter: manager('openrouter', OPENROUTER_BASE_URL, OPENROUTER_MANAGEMENT_KEY),
    sandbox: manager('sandbox', url, managementKey),
  };
}

function toEnvironment({ OPENROUTER_API_KEY: apiKey, OPENROUTER_BASE_URL: baseUrl }: Parts['env']): ConnectionStatus[] {
  if (!apiKey) return [];
  return [toStatus({ id: 'env', kind: 'openrouter', name: 'OpenRouter', baseUrl, apiKey }, 'environment')];
}

function toStatus(connection: Connection, source: ConnectionStatus['source']): ConnectionStatus {
  return { connection, source, invalidSince: null, isShut: false, lastError: null, account: null };
}
