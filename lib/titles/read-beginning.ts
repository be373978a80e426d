import { and, eq } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { conversations, messages, panes } from '#db/schema/conversations';
import { readPath } from '#lib/conversations/read-messages';

const MOST_CHARACTERS = 2_000;

/** How a conversation begins, as far as a title needs it, and whose providers may see it. */
export type Beginning = { text: string; provider: Record<string, unknown> };

/** Claims the one title that a model writes for a conversation whose first answer this is; null when there is none to write. */
export function claimBeginning(orm: Orm, conversationId: string, answerId: string): Beginning | null {
  const { nodes } = readPath(orm, answerId, 3);
  if (nodes.length !== 2) return null;
  const isOpen = and(
    eq(conversations.id, conversationId),
    eq(conversations.titledBy, 'prompt'),
    eq(conversations.isTemporary, false),
  );
  if (orm.update(conversations).set({ titledBy: 'model' }).where(isOpen).run().changes === 0) return null;
  const texts = nodes.map((node) => textOf(orm, node.id));
  const pane = orm
    .select({ settings: panes.settings })
    .from(panes)
    .where(eq(panes.id, nodes[0]?.paneId ?? ''))
    .get();
  return { text: texts.filter(Boolean).join('\n\n---\n\n'), provider: privacyOf(pane?.settings ?? {}) };
}

function textOf(orm: Orm, messageId: string): string {
  const row = orm.select({ parts: messages.parts }).from(messages).where(eq(messages.id, messageId)).get();
  return ((row?.parts ?? []) as { type: string; text?: string }[])
    .flatMap((part) => (part.type === 'text' && part.text ? [part.text] : []))
    .join('\n')
    .slice(0, MOST_CHARACTERS);
}

/** Who may keep what is sent: the same as for the conversation itself. */
function privacyOf(settings: Record<string, unknown>): Record<string, unknown> {
  const provider = (settings.provider ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    ['data_collection', 'zdr'].flatMap((key) => (key in provider ? [[key, provider[key]]] : [])),
  );
}
