import { asc, eq, inArray } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { messages, runs } from '#db/schema/conversations';
import { toRunView } from './to-run-view.ts';
import type { MessageView, RunView } from './view.ts';

/** A node of a pane's tree, without its text. */
export type Node = { id: string; paneId: string; parentId: string | null; role: 'user' | 'assistant' };

/** All nodes of a conversation, oldest first. */
export function readNodes(orm: Orm, conversationId: string): Node[] {
  return orm
    .select({ id: messages.id, paneId: messages.paneId, parentId: messages.parentId, role: messages.role })
    .from(messages)
    .where(eq(messages.conversationId, conversationId))
    .orderBy(asc(messages.createdAt), asc(messages.id))
    .all();
}

/** The nodes from the root to `headId`, oldest first. */
export function pathTo(nodes: readonly Node[], headId: string | null): Node[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const path: Node[] = [];
  for (let node = byId.get(headId ?? ''); node; node = byId.get(node.parentId ?? '')) path.unshift(node);
  return path;
}

/** The messages of these nodes in their order, with their versions and runs, and the calls of those runs. */
export function readMessages(
  orm: Orm,
  nodes: readonly Node[],
  path: readonly Node[],
): { views: MessageView[]; callIds: Map<RunView, string> } {
  const ids = path.map((node) => node.id);
  const rows = orm.select().from(messages).where(inArray(messages.id, ids)).all();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const runIds = rows.flatMap((row) => row.runId ?? []);
  const runOf = new Map(
    orm
      .select()
      .from(runs)
      .where(inArray(runs.id, runIds))
      .all()
      .map((run) => [run.id, run]),
  );
  const callIds = new Map<RunView, string>();
  const views = path.flatMap((node): MessageView[] => {
    const row = byId.get(node.id);
    if (!row) return [];
    const runRow = runOf.get(row.runId ?? '');
    const run = runRow ? toRunView(runRow) : null;
    if (run && runRow?.callId) callIds.set(run, runRow.callId);
    return [
      {
        id: row.id,
        parentId: row.parentId,
        turnId: row.turnId,
        role: row.role,
        parts: row.parts as MessageView['parts'],
        createdAt: row.createdAt,
        versions: versionsOf(nodes, node),
        run,
      },
    ];
  });
  return { views, callIds };
}

function versionsOf(nodes: readonly Node[], node: Node): string[] {
  return nodes
    .filter((other) => other.paneId === node.paneId && other.parentId === node.parentId && other.role === node.role)
    .map((other) => other.id);
}
