import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Orm } from '#db/client';
import { panes } from '#db/schema/conversations';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { parseInput } from '#lib/parse-input';
import { commitRuns } from './commit-runs.ts';
import type { ConversationsApp } from './conversations-app.ts';
import { copyPath } from './copy-path.ts';
import { MAX_PANES, MESSAGES_A_PAGE } from './limits.ts';
import { openRun } from './open-run.ts';
import { readPath } from './read-messages.ts';
import { readTold } from './read-told.ts';
import { requireConversation } from './require-conversation.ts';
import { requireModel } from './require-model.ts';
import { type PaneRow, requirePane } from './require-pane.ts';
import { requireWriter } from './require-writer.ts';
import { tellConversation } from './tell-conversation.ts';

const AddPaneInput = z.object({
  id: z.string().min(1).max(64).optional(),
  model: z.string().min(1).max(200),
  /** The pane whose shown path, up to its last prompt, the new one begins with. */
  fromPaneId: z.string().optional(),
  /** Whether the new pane answers that prompt at once. */
  run: z.boolean().default(false),
});

/** Puts another model beside the others. The same id again makes nothing. */
export async function addPane(
  app: ConversationsApp,
  principal: Principal,
  conversationId: string,
  input: unknown,
): Promise<void> {
  const { id: paneId = newId(), model, fromPaneId, run } = parseInput(AddPaneInput, input);
  const member = requireWriter(principal);
  requireModel(app, model);
  await commitRuns(app, member, conversationId, (orm, say, begin) => {
    requireConversation(orm, member, conversationId, 'write');
    const existing = orm.select().from(panes).where(eq(panes.id, paneId)).get();
    if (existing?.conversationId === conversationId) return;
    if (existing) throw new AppError('conflict', 'This id is taken; choose another one.', { field: 'id' });
    const others = orm
      .select()
      .from(panes)
      .where(eq(panes.conversationId, conversationId))
      .orderBy(asc(panes.position))
      .all();
    if (others.length >= MAX_PANES)
      throw new AppError('conflict', `A conversation has at most ${MAX_PANES} models; remove one first.`);
    const now = Date.now();
    const source = fromPaneId ? requirePane(orm, conversationId, fromPaneId) : null;
    const pane: PaneRow = {
      id: paneId,
      conversationId,
      position: (others.at(-1)?.position ?? -1) + 1,
      model,
      // What is compared is the model, so the rest is the same.
      settings: source?.settings ?? {},
      headId: null,
      createdAt: now,
    };
    orm.insert(panes).values(pane).run();
    const copies = source ? copyFrom(orm, source, pane) : [];
    const prompt = copies.at(-1);
    const view =
      run && prompt?.turnId
        ? openRun(orm, pane, { runId: newId(), turnId: prompt.turnId, parentId: prompt.id, model, now })
        : null;
    tellConversation(orm, say, conversationId);
    if (!prompt?.turnId) return;
    const shown = copies.slice(-MESSAGES_A_PAGE).map((copy) => copy.id);
    const told = [...shown, ...(view ? [view.messageId] : [])];
    say({
      type: 'turn',
      turnId: prompt.turnId,
      messages: readTold(orm, told),
      runs: view ? [view] : [],
    });
    if (view) begin(view);
  });
}

/** Copies of the source's path up to its last prompt. */
function copyFrom(orm: Orm, source: PaneRow, target: PaneRow) {
  const { nodes } = readPath(orm, source.headId);
  const length = nodes.findLastIndex((node) => node.role === 'user') + 1;
  const ids = nodes.slice(0, length).map((node) => node.id);
  const copies = copyPath(orm, ids, target);
  const headId = copies.at(-1)?.id ?? null;
  orm.update(panes).set({ headId }).where(eq(panes.id, target.id)).run();
  return copies;
}
