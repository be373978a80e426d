import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { conversations, panes } from '#db/schema/conversations';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { parseInput } from '#lib/parse-input';
import type { ConversationsApp } from './conversations-app.ts';
import { MAX_PANES, NEW_TITLE } from './limits.ts';
import { requireModel } from './require-model.ts';
import { requireWriter } from './require-writer.ts';
import { SettingsInput } from './settings-input.ts';
import { TitleInput } from './title-input.ts';

const CreateConversationInput = z.object({
  id: z.uuid().optional(),
  models: z.array(z.string().min(1).max(200)).min(1).max(MAX_PANES),
  title: TitleInput.optional(),
  /** Never listed nor found, and gone a day after its last prompt. */
  isTemporary: z.boolean().default(false),
  /** Of every pane. */
  settings: SettingsInput.optional(),
});

/** Opens a private conversation with a pane for each model, and returns its id. The same id again makes nothing. */
export async function createConversation(
  app: Pick<ConversationsApp, 'db' | 'hub' | 'catalogue'>,
  principal: Principal,
  input: unknown,
): Promise<{ id: string }> {
  const { memberId: ownerId } = requireWriter(principal);
  const { id = newId(), models, title, isTemporary, settings = {} } = parseInput(CreateConversationInput, input);
  for (const model of models) requireModel(app, model);
  const now = Date.now();
  await app.db.commit((orm) => {
    const existing = orm.select().from(conversations).where(eq(conversations.id, id)).get();
    if (existing && existing.ownerId !== ownerId)
      throw new AppError('conflict', 'This id is taken; choose another one.', { field: 'id' });
    if (existing) return;
    orm
      .insert(conversations)
      .values({
        id,
        ownerId,
        title: title ?? NEW_TITLE,
        titledBy: title === undefined ? 'prompt' : 'member',
        isTemporary,
        createdAt: now,
        updatedAt: now,
      })
      .run();
    orm
      .insert(panes)
      .values(
        models.map((model, position) => ({
          id: newId(),
          conversationId: id,
          position,
          model,
          settings,
          createdAt: now,
        })),
      )
      .run();
  });
  return { id };
}
