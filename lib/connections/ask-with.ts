import type { Ask } from '#lib/openrouter/get-json';
import type { Connection } from './connection.ts';
import type { Connections } from './open-connections.ts';

/** Puts questions to an upstream with this connection's key. */
export function askWith(connections: Pick<Connections, 'request'>, connection: Connection): Ask {
  return { send: (request) => connections.request(connection, request), hide: connection.apiKey };
}
