import type { ModelMessage } from 'ai';
import { eq } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { messages, panes } from '#db/schema/conversations';
import { pathTo, readMessages, readNodes } from './read-messages.ts';
import type { PaneSettings, RunView } from './view.ts';

export type Prompt = { messages: ModelMessage[]; settings: PaneSettings; isCompared: boolean };

/** What a run sends: the path of its pane up to the prompt it answers. Answers that never got a word are left out. */
export function readPrompt(orm: Orm, conversationId: string, run: RunView): Prompt {
  const nodes = readNodes(orm, conversationId);
  const answer = orm.select({ parentId: messages.parentId }).from(messages).where(eq(messages.id, run.messageId)).get();
  const { views } = readMessages(orm, nodes, pathTo(nodes, answer?.parentId ?? null));
  const paneRows = orm
    .select({ id: panes.id, settings: panes.settings })
    .from(panes)
    .where(eq(panes.conversationId, conversationId))
    .all();
  return {
    messages: views.flatMap(({ role, parts }): ModelMessage[] => {
      const content = parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n\n');
      return content === '' ? [] : [{ role, content }];
    }),
    settings: paneRows.find((pane) => pane.id === run.paneId)?.settings ?? {},
    isCompared: paneRows.length > 1,
  };
}
