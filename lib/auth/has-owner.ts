import { eq } from 'drizzle-orm';
import type { Db, Orm } from '#db/client';
import { members } from '#db/schema/auth';

/** Whether the first run is over: somebody owns this Parallax. */
export function hasOwner(app: { db: Db }): boolean {
  return app.db.prepared(prepareOwner).get() !== undefined;
}

function prepareOwner(orm: Orm) {
  return orm.select({ id: members.id }).from(members).where(eq(members.role, 'owner')).limit(1).prepare();
}
