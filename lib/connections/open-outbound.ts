import { Pool } from 'undici';
import type { Connection } from './connection.ts';
import { dial } from './dial.ts';
import { type Answer, exchange } from './exchange.ts';
import { UpstreamError } from './upstream-error.ts';
import { veilKey } from './veil-key.ts';

export type OutboundRequest = {
  readonly method: 'GET' | 'POST';
  /** Appended to the connection's base URL, such as `/chat/completions`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly signal?: AbortSignal;
  /** How long the upstream may take to begin its answer; 60 seconds when absent. */
  readonly headersTimeoutMs?: number;
};

/** A connection, or another place that is told something: `apiKey` is empty where it takes none. */
export type Destination = Pick<Connection, 'id' | 'baseUrl' | 'apiKey'>;

export type Outbound = {
  /** Sends with the connection's key, if it has one, which is in no answer. Follows no redirect. @throws UpstreamError */
  request: (connection: Destination, request: OutboundRequest) => Promise<Answer>;
  close: () => Promise<void>;
};

type Target = { readonly pool: Pool; readonly prefix: string };

const HEADERS_MS = 60_000;
const MOST_CONNECTIONS = 4096;
const MOST_HEADER_BYTES = 32 * 1024;

/** The one outbound client: a pool of connections for each origin. */
export function openOutbound(privateOrigins: readonly string[]): Outbound {
  const allowed = new Set(privateOrigins);
  const targets = new Map<string, Target>();

  const open = (baseUrl: string): Target => {
    const { origin, pathname, protocol } = new URL(baseUrl);
    const pool = new Pool(origin, {
      connect: dial(origin, allowed.has(origin)),
      connections: MOST_CONNECTIONS,
      maxHeaderSize: MOST_HEADER_BYTES,
      headersTimeout: HEADERS_MS,
      bodyTimeout: 0,
      // A server that says nothing about keep-alive and hangs up first costs a call; over TLS a new dial costs more.
      keepAliveTimeout: protocol === 'https:' ? 30_000 : 4_000,
    });
    const target = { pool, prefix: pathname.replace(/\/$/, '') };
    targets.set(baseUrl, target);
    return target;
  };

  return {
    request: (connection, { method, path, headers, body, signal, headersTimeoutMs }) => {
      const { pool, prefix } = targets.get(connection.baseUrl) ?? open(connection.baseUrl);
      const sent = {
        method,
        path: prefix + path,
        headers: toHeaders(connection.apiKey, headers),
        body: body ?? null,
        headersTimeout: headersTimeoutMs ?? HEADERS_MS,
      };
      return exchange(pool, sent, { signal, veil: veilKey(connection.apiKey) });
    },
    close: async () => {
      const closing = new UpstreamError('aborted', true, 'shutting down');
      await Promise.all([...targets.values()].map(({ pool }) => pool.destroy(closing)));
    },
  };
}

/** Name, value, name, value: the form that goes to the wire without another copy. */
function toHeaders(apiKey: string, headers: Readonly<Record<string, string>> = {}): string[] {
  const flat = ['accept-encoding', 'identity', 'user-agent', 'Parallax'];
  if (apiKey !== '') flat.push('authorization', `Bearer ${apiKey}`);
  for (const name in headers) flat.push(name, toAscii(headers[name] ?? ''));
  return flat;
}

/** A header value outside ASCII would fail the request; an accent is not worth that. */
function toAscii(value: string): string {
  return /^[\t\x20-\x7e]*$/.test(value)
    ? value
    : value
        .normalize('NFKD')
        .replace(/[^\t\x20-\x7e]/g, '')
        .trim();
}
