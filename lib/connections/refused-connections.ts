import type { Connections } from './open-connections.ts';

/** OpenRouter's models are called with whichever of its keys is good. */
const OPENROUTER = 'openrouter';

/** Whose key is refused by its upstream, or cannot be opened: servers by their ids, and `openrouter` where that is true of all of its keys. */
export function refusedConnections({ status, servers }: Pick<Connections, 'status' | 'servers'>): string[] {
  const refused = servers().filter(({ invalidSince }) => invalidSince !== null);
  return [...(status().invalidSince === null ? [] : [OPENROUTER]), ...refused.map(({ connection }) => connection.id)];
}
