import { z } from 'zod';
import type { Db } from '#db/client';
import type { Principal } from '#lib/auth/principal';
import { parseInput } from '#lib/parse-input';
import type { Hub } from './open-hub.ts';
import { requireConversation } from './require-conversation.ts';

const StopRunsInput = z.object({
  /** All that are going on where it is absent. */
  runIds: z.array(z.string()).max(100).optional(),
});

/** Stops runs of a conversation and tells which; those that had ended before are left out. Their endings come as events. */
export async function stopRuns(
  app: { db: Db; hub: Hub },
  principal: Principal,
  conversationId: string,
  input: unknown,
): Promise<{ stopped: string[] }> {
  const { runIds } = parseInput(StopRunsInput, input ?? {});
  requireConversation(app.db.orm, principal, conversationId, 'write');
  const stopped = app.hub.activeRuns(conversationId).filter((run) => !runIds || runIds.includes(run.view.id));
  for (const run of stopped) run.stop('stopped');
  return { stopped: stopped.map((run) => run.view.id) };
}
