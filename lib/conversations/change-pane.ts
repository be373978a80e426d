import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '#db/client';
import { panes } from '#db/schema/conversations';
import type { Principal } from '#lib/auth/principal';
import type { Model } from '#lib/models/model';
import { parseInput } from '#lib/parse-input';
import { newestFrom } from './newest-from.ts';
import type { Hub } from './open-hub.ts';
import { requireConversation } from './require-conversation.ts';
import { requireModel } from './require-model.ts';
import { requirePane } from './require-pane.ts';
import { SettingsInput } from './settings-input.ts';
import { tellConversation } from './tell-conversation.ts';

const ChangePaneInput = z.object({
  model: z.string().min(1).max(200).optional(),
  settings: SettingsInput.optional(),
  headId: z.string().optional(),
});

type PaneOf = { conversationId: string; paneId: string };

/** Sets a pane's model, all of its settings, or the version it shows: that message and the newest that follow from it. */
export async function changePane(
  app: { db: Db; hub: Hub; catalogue: { find: (id: string) => Model | null } },
  principal: Principal,
  { conversationId, paneId }: PaneOf,
  input: unknown,
): Promise<void> {
  const { model, settings, headId } = parseInput(ChangePaneInput, input);
  if (model) requireModel(app, model);
  await app.hub.commit(conversationId, (orm, say) => {
    requireConversation(orm, principal, conversationId, 'write');
    const pane = requirePane(orm, conversationId, paneId);
    const changed = {
      model: model ?? pane.model,
      settings: settings ?? pane.settings,
      headId: headId ? newestFrom(orm, paneId, headId) : pane.headId,
    };
    orm
      .update(panes)
      .set(changed)
      .where(and(eq(panes.id, paneId), eq(panes.conversationId, conversationId)))
      .run();
    tellConversation(orm, say, conversationId, settings ? { ...pane, ...changed } : null);
  });
}
