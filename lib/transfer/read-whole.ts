import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { panes } from '#db/schema/conversations';
import type { Principal } from '#lib/auth/principal';
import { addReceipts, type ReadReceipts } from '#lib/conversations/add-receipts';
import { readMessages, readNodes } from '#lib/conversations/read-messages';
import { readTags } from '#lib/conversations/read-tags';
import { requireConversation } from '#lib/conversations/require-conversation';
import type { MessageView, PaneSettings } from '#lib/conversations/view';
import type { ExportedConversation, ExportedMessage } from './exported.ts';

/** All of a conversation that the principal may read, every version of every message. @throws AppError `not_found`. */
export async function readWhole(
  app: { db: Db },
  principal: Principal,
  id: string,
  readReceipts: ReadReceipts,
): Promise<ExportedConversation> {
  const { orm } = app.db;
  const { title, createdAt } = requireConversation(orm, principal, id, 'read');
  const rows = orm.select().from(panes).where(eq(panes.conversationId, id)).orderBy(asc(panes.position)).all();
  return {
    title,
    createdAt: new Date(createdAt).toISOString(),
    tags: readTags(orm, [id]).get(id) ?? [],
    panes: await Promise.all(
      rows.map(async ({ id: paneId, model, settings, headId }) => {
        const ids = readNodes(orm, paneId).map((node) => node.id);
        const { views, callIds } = readMessages(orm, ids);
        await addReceipts(callIds, readReceipts);
        return {
          model,
          settings: settings as PaneSettings,
          head: headId,
          messages: parentsFirst(views).map(toExported),
        };
      }),
    ),
  };
}

/** What was written in the same moment has no order of its own. */
function parentsFirst(messages: readonly MessageView[]): MessageView[] {
  const children = Map.groupBy(messages, ({ parentId }) => parentId);
  const sorted = [...(children.get(null) ?? [])];
  for (const { id } of sorted) sorted.push(...(children.get(id) ?? []));
  return sorted;
}

function toExported({ id, parentId, role, createdAt, parts, run }: MessageView): ExportedMessage {
  const textOf = (type: 'text' | 'reasoning') =>
    parts.flatMap((part) => (part.type === type ? [part.text] : [])).join('\n\n');
  const reasoning = textOf('reasoning');
  const files = parts.flatMap((part) => (part.type === 'file' ? [part.filename ?? part.mediaType] : []));
  const { costUsd = null, promptTokens = null, completionTokens = null } = run?.receipt ?? {};
  return {
    id,
    parent: parentId,
    role,
    createdAt: new Date(createdAt).toISOString(),
    text: textOf('text'),
    ...(reasoning ? { reasoning } : {}),
    ...(files.length > 0 ? { files } : {}),
    ...(run ? { answer: { model: run.model, state: run.state, costUsd, promptTokens, completionTokens } } : {}),
  };
}
