import type { conversations, conversationTags, messages, panes, runs } from '#db/schema/conversations';
import { newId } from '#lib/ids';
import type { Imported, ImportedMessage, ImportedPane } from './imported.ts';

/** Rows that are written together, table by table in this order. */
export type Slice = {
  conversations: (typeof conversations.$inferInsert)[];
  conversationTags: (typeof conversationTags.$inferInsert)[];
  panes: (typeof panes.$inferInsert)[];
  messages: (typeof messages.$inferInsert)[];
  runs: (typeof runs.$inferInsert)[];
};

export type Filing = {
  ownerId: string;
  /** The ids in the catalogue of what the file calls models; who is not in it is known to nobody. */
  models: ReadonlyMap<string, string>;
  /** Stands in for those. */
  fallback: string;
  now: number;
};

/** What one slice may hold: the index of words takes some ten milliseconds for it. */
const MOST_CHARACTERS = 64 * 1024;
/** What a row counts beside its texts. */
const ROW_CHARACTERS = 512;

/**
 * The rows of conversations from a file, with ids of our own, in slices small enough to write between two answers. Each conversation is
 * deleted from its beginning: who reads sees none before all are there, and what is left of half an import goes with what was deleted.
 */
export function* toSlices(all: readonly Imported[], filing: Filing): Generator<Slice> {
  let slice = emptySlice();
  let size = 0;
  for (const imported of all) {
    for (const { rows, characters } of rowsOf(imported, filing)) {
      for (const table of Object.keys(rows) as (keyof Slice)[])
        (slice[table] as unknown[]).push(...(rows[table] ?? []));
      size += characters + ROW_CHARACTERS;
      if (size < MOST_CHARACTERS) continue;
      yield slice;
      slice = emptySlice();
      size = 0;
    }
  }
  if (size > 0) yield slice;
}

function emptySlice(): Slice {
  return { conversations: [], conversationTags: [], panes: [], messages: [], runs: [] };
}

type Rows = { rows: Partial<Slice>; characters: number };

function* rowsOf(imported: Imported, filing: Filing): Generator<Rows> {
  const { ownerId, now } = filing;
  const id = newId();
  const times = imported.panes.flatMap((pane) => pane.messages.flatMap(({ createdAt }) => createdAt ?? []));
  const createdAt = Math.min(imported.createdAt ?? now, now);
  const updatedAt = Math.min(Math.max(createdAt, ...times.slice(-1_000)), now);
  const { title, tags } = imported;
  yield {
    rows: {
      conversations: [{ id, ownerId, title, titledBy: 'member', createdAt, updatedAt, deletedAt: now }],
      conversationTags: tags.map((tag) => ({ conversationId: id, tag })),
    },
    characters: title.length,
  };
  for (const [position, pane] of imported.panes.entries()) yield* paneRows({ id, createdAt, position }, pane, filing);
}

type Place = { id: string; createdAt: number; position: number };

function* paneRows(
  { id: conversationId, createdAt, position }: Place,
  pane: ImportedPane,
  { models, fallback, now }: Filing,
): Generator<Rows> {
  const idOf = new Map(pane.messages.map((message) => [message.id, newId()]));
  const paneId = newId();
  const headId = idOf.get(pane.head ?? '') ?? null;
  const model = (pane.model === null ? null : models.get(pane.model)) ?? fallback;
  yield {
    rows: { panes: [{ id: paneId, conversationId, position, model, settings: pane.settings, headId, createdAt }] },
    characters: JSON.stringify(pane.settings).length,
  };
  for (const [index, message] of pane.messages.entries()) {
    const { role, text, reasoning } = message;
    // Versions are told apart by their time, then their id; a file may know neither.
    const at = Math.min(message.createdAt ?? createdAt + index, now);
    const messageId = idOf.get(message.id) ?? newId();
    const runId = role === 'assistant' ? newId() : null;
    const row = {
      id: messageId,
      conversationId,
      paneId,
      parentId: idOf.get(message.parent ?? '') ?? null,
      runId,
      role,
      parts: partsOf(message),
      createdAt: at,
    };
    const answeredBy = message.model === null ? model : (models.get(message.model) ?? message.model);
    const run = runId !== null && {
      id: runId,
      conversationId,
      turnId: messageId,
      paneId,
      messageId,
      model: answeredBy,
      state: 'finished' as const,
      startedAt: at,
      endedAt: at,
    };
    yield { rows: { messages: [row], ...(run && { runs: [run] }) }, characters: text.length + reasoning.length };
  }
}

function partsOf({ text, reasoning }: ImportedMessage): unknown[] {
  return [
    ...(reasoning ? [{ type: 'reasoning', text: reasoning, state: 'done' }] : []),
    ...(text ? [{ type: 'text', text, state: 'done' }] : []),
  ];
}
