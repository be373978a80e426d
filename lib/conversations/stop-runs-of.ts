import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { conversations, runs } from '#db/schema/conversations';
import type { Hub } from './open-hub.ts';

/** Stops what runs in the conversations of a member, who was shut out. */
export function stopRunsOf(app: { db: Db; hub: Hub }, memberId: string): void {
  const running = app.db.orm
    .selectDistinct({ id: conversations.id })
    .from(runs)
    .innerJoin(conversations, eq(conversations.id, runs.conversationId))
    .where(and(eq(conversations.ownerId, memberId), eq(runs.state, 'running')))
    .all();
  for (const { id } of running) for (const run of app.hub.activeRuns(id)) run.stop('stopped');
}
