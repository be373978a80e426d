import type { Db } from '#db/client';
import type { Env } from '#lib/env';
import type { Connections } from './open-connections.ts';
import type { Secret } from './secret.ts';

/** What the verbs of this room need of the container. */
export type ConnectionsSlice = {
  readonly db: Db;
  readonly env: Pick<Env, 'OPENROUTER_BASE_URL' | 'PARALLAX_PRIVATE_ORIGINS'>;
  readonly secret: Secret;
  readonly connections: Pick<
    Connections,
    'find' | 'forgive' | 'keys' | 'markInvalid' | 'markValid' | 'reload' | 'request' | 'servers' | 'status'
  >;
};
