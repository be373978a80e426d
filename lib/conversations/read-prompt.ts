import type { ModelMessage } from 'ai';
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { messages, panes } from '#db/schema/conversations';
import type { FileStore } from '#lib/files/open-file-store';
import { readMessages, readPath } from './read-messages.ts';
import { toModelMessage } from './to-model-message.ts';
import type { MessageView, PaneSettings, RunView } from './view.ts';

export type Prompt = {
  messages: ModelMessage[];
  /** What the answer begins with, where it goes on with one that was cut off. */
  begun: MessageView['parts'];
  settings: PaneSettings;
  isCompared: boolean;
};

/** What a run sends: the path of its pane up to the prompt it answers, with the files. Answers that never got a word are left out. */
export async function readPrompt(
  app: { db: Db; files: FileStore },
  conversationId: string,
  run: RunView,
): Promise<Prompt> {
  const { orm } = app.db;
  const answer = orm
    .select({ parentId: messages.parentId, parts: messages.parts })
    .from(messages)
    .where(eq(messages.id, run.messageId))
    .get();
  const { nodes } = readPath(orm, answer?.parentId ?? null);
  const { views } = readMessages(
    orm,
    nodes.map((node) => node.id),
  );
  const begun = (answer?.parts ?? []) as MessageView['parts'];
  const said = begun.length > 0 ? [...views, { role: 'assistant' as const, parts: begun }] : views;
  const paneRows = orm
    .select({ id: panes.id, settings: panes.settings })
    .from(panes)
    .where(eq(panes.conversationId, conversationId))
    .all();
  return {
    messages: (await Promise.all(said.map((one) => toModelMessage(app, one)))).flat(),
    begun,
    settings: (paneRows.find((pane) => pane.id === run.paneId)?.settings ?? {}) as PaneSettings,
    isCompared: paneRows.length > 1,
  };
}
