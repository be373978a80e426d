import { eq } from 'drizzle-orm';
import { connections } from '#db/schema/connections';
import type { Connection } from './connection.ts';
import type { ConnectionsSlice } from './connections-slice.ts';
import { fetchServerModels } from './fetch-server-models.ts';
import { storeServerModels } from './store-server-models.ts';

type Slice = Pick<ConnectionsSlice, 'db'> & {
  readonly connections: Pick<ConnectionsSlice['connections'], 'markValid' | 'reload' | 'request'>;
};

/** Asks a compatible server which models it has and takes them over; their prices stay. @throws AppError why it did not say. */
export async function refreshServerModels(app: Slice, connection: Connection): Promise<void> {
  const models = await fetchServerModels(app.connections, connection);
  await app.db.commit((orm) => {
    const isHere = eq(connections.id, connection.id);
    const isStillHere = orm.select({ id: connections.id }).from(connections).where(isHere).get() !== undefined;
    if (isStillHere) storeServerModels(orm, connection.id, models);
  });
  app.connections.reload();
  await app.connections.markValid(connection, null);
}
