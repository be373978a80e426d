import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { connections as connectionsTable } from '#db/schema/connections';
import type { Env } from '#lib/env';
import type { Log } from '#lib/log';
import type { Connection, ConnectionStatus } from './connection.ts';
import type { KeyAccount } from './connection-settings.ts';
import { type Outbound, openOutbound } from './open-outbound.ts';
import { readSavedConnection } from './read-saved-connection.ts';
import type { Secret } from './secret.ts';

export type Connections = {
  /** The upstream that calls go to: the saved OpenRouter key, else the environment's, else the sandbox. */
  current: () => Connection;
  find: (id: string) => Connection | null;
  status: () => ConnectionStatus;
  /** Notes that the upstream answered 401 to this connection's key. */
  markInvalid: (id: string) => Promise<void>;
  /** Notes what the upstream said of the current key; it is good, then. */
  markValid: (id: string, account: KeyAccount) => Promise<void>;
  /** Reads the saved connection again after a verb has changed it, and tells those who listen. */
  reload: () => void;
  /** @returns what stops the listening. */
  onChange: (listener: () => void) => () => void;
  request: Outbound['request'];
  close: () => Promise<void>;
};

type Parts = {
  readonly db: Db;
  readonly env: Pick<Env, 'OPENROUTER_API_KEY' | 'OPENROUTER_BASE_URL' | 'PARALLAX_PRIVATE_ORIGINS'>;
  readonly log: Log;
  readonly secret: Secret;
  readonly sandbox: { readonly url: string; readonly apiKey: string };
};

const OPENROUTER_ORIGIN = 'https://openrouter.ai';

/** The upstreams and the one client that calls them. What is current is kept in memory; the database is read on change. */
export function openConnections({ db, env, log, secret, sandbox: { url, apiKey } }: Parts): Connections {
  const sandbox: Connection = { id: 'sandbox', kind: 'sandbox', name: 'Sandbox', baseUrl: url, apiKey };
  let known: readonly ConnectionStatus[] = [
    ...readSavedConnection({ db, secret, log }),
    ...toEnvironment(env),
    { connection: sandbox, source: 'sandbox', invalidSince: null, account: null },
  ];
  const listeners = new Set<() => void>();
  const outbound = openOutbound(privateOrigins(env, url));

  const status = () => known[0] as ConnectionStatus;
  const find = (id: string) => known.find(({ connection }) => connection.id === id);
  const note = (id: string, change: Pick<ConnectionStatus, 'invalidSince' | 'account'>) => {
    known = known.map((each) => (each.connection.id === id ? { ...each, ...change } : each));
  };
  const store = (id: string, invalidSince: number | null) =>
    db.commit((orm) => {
      const change = { state: invalidSince === null ? ('active' as const) : ('invalid' as const), invalidSince };
      orm.update(connectionsTable).set(change).where(eq(connectionsTable.id, id)).run();
    });

  return {
    current: () => status().connection,
    find: (id) => find(id)?.connection ?? null,
    status,
    markInvalid: async (id) => {
      const marked = find(id);
      if (!marked || marked.source === 'sandbox' || marked.invalidSince !== null) return;
      const invalidSince = Date.now();
      note(id, { invalidSince, account: null });
      log.error({ connection: id }, `${marked.connection.name} no longer accepts its key: replace it in the settings.`);
      await store(id, invalidSince);
    },
    markValid: async (id, account) => {
      const wasInvalid = find(id)?.invalidSince != null;
      note(id, { invalidSince: null, account });
      if (wasInvalid) await store(id, null);
    },
    reload: () => {
      // What was noted of the other connections stays noted.
      known = [...readSavedConnection({ db, secret, log }), ...known.filter(({ source }) => source !== 'saved')];
      for (const listener of listeners) listener();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    request: outbound.request,
    close: outbound.close,
  };
}

function toEnvironment({ OPENROUTER_API_KEY: apiKey, OPENROUTER_BASE_URL: baseUrl }: Parts['env']): ConnectionStatus[] {
  if (!apiKey) return [];
  const connection: Connection = { id: 'env', kind: 'openrouter', name: 'OpenRouter', baseUrl, apiKey };
  return [{ connection, source: 'environment', invalidSince: null, account: null }];
}

/** What may lie on a private address: the operator's list, an address that the operator set himself, and our own sandbox. */
function privateOrigins(env: Parts['env'], sandboxUrl: string): string[] {
  const chosen = new URL(env.OPENROUTER_BASE_URL).origin;
  const listed = env.PARALLAX_PRIVATE_ORIGINS.flatMap((origin) =>
    URL.canParse(origin) ? [new URL(origin).origin] : [],
  );
  return [...listed, ...(chosen === OPENROUTER_ORIGIN ? [] : [chosen]), new URL(sandboxUrl).origin];
}
