import { isNotNull } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { connections, secretChecks } from '#db/schema/connections';

/**
 * Lets the next start take or make another secret. What is sealed stays as it is and shut: its keys count as invalid from now on, until
 * they are entered again.
 */
export function forgetSecret(orm: Orm): void {
  orm.delete(secretChecks).run();
  orm
    .update(connections)
    .set({ state: 'invalid', invalidSince: Date.now() })
    .where(isNotNull(connections.sealedKey))
    .run();
}
