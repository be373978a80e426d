import type { Orm } from '#db/client';
import { conversations, conversationTags, messages, panes, runs } from '#db/schema/conversations';
import { newId } from '#lib/ids';
import type { Imported, ImportedMessage, ImportedPane } from './imported.ts';

/** `find` knows a model of the catalogue by what a file calls it; `fallback` stands in for those that nobody knows. */
type Models = { find: (model: string) => string | null; fallback: string };

/** Writes a conversation that came in a file, with ids of our own, and returns its id. */
export function insertImported(orm: Orm, ownerId: string, imported: Imported, models: Models): string {
  const id = newId();
  const now = Date.now();
  const times = imported.panes.flatMap((pane) => pane.messages.flatMap(({ createdAt }) => createdAt ?? []));
  const createdAt = Math.min(imported.createdAt ?? now, now);
  const updatedAt = Math.min(Math.max(createdAt, ...times.slice(-1_000)), now);
  orm
    .insert(conversations)
    .values({ id, ownerId, title: imported.title, titledBy: 'member', createdAt, updatedAt })
    .run();
  for (const tag of imported.tags) orm.insert(conversationTags).values({ conversationId: id, tag }).run();
  for (const [position, pane] of imported.panes.entries()) insertPane(orm, { id, createdAt, position }, pane, models);
  return id;
}

type Place = { id: string; createdAt: number; position: number };

function insertPane(
  orm: Orm,
  { id: conversationId, createdAt, position }: Place,
  pane: ImportedPane,
  { find, fallback }: Models,
) {
  const idOf = new Map(pane.messages.map((message) => [message.id, newId()]));
  const paneId = newId();
  const headId = idOf.get(pane.head ?? '') ?? null;
  const model = (pane.model === null ? null : find(pane.model)) ?? fallback;
  orm
    .insert(panes)
    .values({ id: paneId, conversationId, position, model, settings: pane.settings, headId, createdAt })
    .run();
  for (const [index, message] of pane.messages.entries()) {
    // Versions are told apart by their time, then their id; a file may know neither.
    const at = message.createdAt ?? createdAt + index;
    const messageId = idOf.get(message.id) ?? newId();
    const runId = message.role === 'assistant' ? newId() : null;
    orm
      .insert(messages)
      .values({
        id: messageId,
        conversationId,
        paneId,
        parentId: idOf.get(message.parent ?? '') ?? null,
        runId,
        role: message.role,
        parts: partsOf(message),
        createdAt: at,
      })
      .run();
    if (runId === null) continue;
    orm
      .insert(runs)
      .values({
        id: runId,
        conversationId,
        turnId: messageId,
        paneId,
        messageId,
        model: message.model === null ? model : (find(message.model) ?? message.model),
        state: 'finished',
        startedAt: at,
        endedAt: at,
      })
      .run();
  }
}

function partsOf({ text, reasoning }: ImportedMessage): unknown[] {
  return [
    ...(reasoning ? [{ type: 'reasoning', text: reasoning, state: 'done' }] : []),
    ...(text ? [{ type: 'text', text, state: 'done' }] : []),
  ];
}
