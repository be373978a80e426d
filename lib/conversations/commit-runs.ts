import type { Orm } from '#db/client';
import type { Member } from '#lib/auth/role';
import type { ActiveRun } from './active-run.ts';
import { answerRun } from './answer-run.ts';
import type { ConversationsApp } from './conversations-app.ts';
import type { Say } from './open-journal.ts';
import type { RunView } from './view.ts';

/** To be called in the change for each run whose rows it wrote. */
export type Begin = (view: RunView) => void;

/**
 * Commits a change that opens runs and starts their jobs once it is on the disk. Readers that connect in between see the runs
 * going on; when the commit fails no run was ever there.
 */
export async function commitRuns<T>(
  app: ConversationsApp,
  member: Member,
  conversationId: string,
  change: (orm: Orm, say: Say, begin: Begin) => T,
): Promise<T> {
  app.hub.requireOpen();
  app.heap.requireRoom();
  const begun: ActiveRun[] = [];
  try {
    const result = await app.hub.commit(conversationId, (orm, say) => {
      const views: RunView[] = [];
      const changed = change(orm, say, (view) => views.push(view));
      begun.push(...views.map((view) => app.hub.begin(conversationId, view)));
      return changed;
    });
    for (const run of begun) void answerRun(app, member, run);
    return result;
  } catch (error) {
    for (const run of begun) app.hub.drop(run);
    throw error;
  }
}
