import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Db, Orm } from '#db/client';
import { conversations, conversationTags, messages, panes, runs } from '#db/schema/conversations';
import type { Principal } from '#lib/auth/principal';
import { requireModel } from '#lib/conversations/require-model';
import { requireWriter } from '#lib/conversations/require-writer';
import { AppError } from '#lib/errors';
import type { Model } from '#lib/models/model';
import type { Imports } from './open-imports.ts';
import type { Slice } from './to-slices.ts';

/** Messages that are taken away again at once. */
const UNDONE_AT_ONCE = 100;

/**
 * Brings in all conversations of a file, all or none: they are written a slice at a time, out of sight, and come into sight together in one
 * commit. When the process dies before that, the sweeper deletes what is there.
 * @param body JSON, `{ text, model }`.
 * @throws AppError `invalid_request` that names the place in the file; `payload_too_large`; `unknown_model`; `rate_limited`.
 */
export async function importConversations(
  app: { db: Db; catalogue: { find: (id: string) => Model | null }; imports: Imports },
  principal: Principal,
  body: Uint8Array,
): Promise<{ ids: string[] }> {
  const { memberId: ownerId } = requireWriter(principal);
  const { db, catalogue, imports } = app;
  const find = (name: string) => [name, `openai/${name}`].filter((id) => catalogue.find(id)).slice(0, 1);
  const ids: string[] = [];
  await imports.take(body, {
    file: ({ model, named }) => {
      requireModel(app, model);
      const models = new Map(named.flatMap((name) => find(name).map((id) => [name, id] as const)));
      return { ownerId, models, fallback: model, now: Date.now() };
    },
    write: async (slice) => {
      await db.write((orm) => insertSlice(orm, slice));
      ids.push(...slice.conversations.map(({ id }) => id));
    },
    end: () => db.commit((orm) => show(orm, ids)),
    undo: () => undo(db, ids),
  });
  return { ids };
}

function insertSlice(orm: Orm, slice: Slice): void {
  if (slice.conversations.length > 0) orm.insert(conversations).values(slice.conversations).run();
  if (slice.conversationTags.length > 0) orm.insert(conversationTags).values(slice.conversationTags).run();
  if (slice.panes.length > 0) orm.insert(panes).values(slice.panes).run();
  if (slice.messages.length > 0) orm.insert(messages).values(slice.messages).run();
  if (slice.runs.length > 0) orm.insert(runs).values(slice.runs).run();
}

function show(orm: Orm, ids: string[]): void {
  const isHidden = and(inArray(conversations.id, ids), isNotNull(conversations.deletedAt));
  const { changes } = orm.update(conversations).set({ deletedAt: null }).where(isHidden).run();
  if (changes < ids.length) throw new AppError('conflict', 'The import took too long; split the file.');
}

/** A piece at a time, for one conversation may be as large as the file. */
async function undo(db: Db, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const some = db.orm
      .select({ id: messages.id })
      .from(messages)
      .where(eq(messages.conversationId, id))
      .limit(UNDONE_AT_ONCE);
    let changes = UNDONE_AT_ONCE;
    while (changes === UNDONE_AT_ONCE)
      ({ changes } = await db.write((orm) => orm.delete(messages).where(inArray(messages.id, some)).run()));
    await db.write((orm) => orm.delete(conversations).where(eq(conversations.id, id)).run());
  }
}
