import { and, eq, notInArray, sql } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { serverModels } from '#db/schema/connections';
import type { ServerModel } from './connection.ts';

/** Replaces a server's list by what was fetched; a model that is still there keeps its prices. To run inside a commit. */
export function storeServerModels(
  orm: Orm,
  connectionId: string,
  models: readonly Pick<ServerModel, 'name' | 'contextLength'>[],
): void {
  const fetchedAt = Date.now();
  const names = models.map(({ name }) => name);
  orm
    .delete(serverModels)
    .where(and(eq(serverModels.connectionId, connectionId), notInArray(serverModels.name, names)))
    .run();
  for (const [position, { name, contextLength }] of models.entries()) {
    orm
      .insert(serverModels)
      .values({ connectionId, name, position, contextLength, fetchedAt })
      .onConflictDoUpdate({
        target: [serverModels.connectionId, serverModels.name],
        set: {
          position: sql`excluded.position`,
          contextLength: sql`excluded.context_length`,
          fetchedAt: sql`excluded.fetched_at`,
        },
      })
      .run();
  }
}
