import { type AnyColumn, and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { messages, runs } from '#db/schema/conversations';
import { toRunView } from './to-run-view.ts';
import type { MessageView, RunView } from './view.ts';

/** A node of a pane's tree, without its text. */
export type Node = { id: string; paneId: string; parentId: string | null; role: 'user' | 'assistant' };

export type Path = { nodes: Node[]; hasEarlier: boolean };

/** All nodes of a pane that were not deleted, oldest first. */
export function readNodes(orm: Orm, paneId: string): Node[] {
  return orm
    .select({ id: messages.id, paneId: messages.paneId, parentId: messages.parentId, role: messages.role })
    .from(messages)
    .where(and(eq(messages.paneId, paneId), isNull(messages.deletedAt)))
    .orderBy(asc(messages.createdAt), asc(messages.id))
    .all();
}

/** The last nodes of the path from the root to `headId`, oldest first: all of them, or as many as `limit` says. */
export function readPath(orm: Orm, headId: string | null, limit?: number): Path {
  if (headId === null) return { nodes: [], hasEarlier: false };
  const rows = orm.all<Node>(sql`
    with recursive path(id, pane_id, parent_id, role, depth) as (
      select id, pane_id, parent_id, role, 0 from messages where id = ${headId} and deleted_at is null
      union all
      select m.id, m.pane_id, m.parent_id, m.role, depth + 1 from messages m join path on m.id = path.parent_id
      where m.deleted_at is null
      limit ${limit === undefined ? -1 : limit + 1}
    )
    select id, pane_id as "paneId", parent_id as "parentId", role from path order by depth`);
  const hasEarlier = limit !== undefined && rows.length > limit;
  return { nodes: (hasEarlier ? rows.slice(0, limit) : rows).reverse(), hasEarlier };
}

/** These messages in their order, with their versions and runs, and the calls of those runs. */
export function readMessages(
  orm: Orm,
  ids: readonly string[],
): { views: MessageView[]; paneOf: Map<string, string>; callIds: Map<RunView, string> } {
  const rows = orm.select().from(messages).where(inList(messages.id, ids)).all();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const runIds = rows.flatMap((row) => row.runId ?? []);
  const runRows = orm.select().from(runs).where(inList(runs.id, runIds)).all();
  const runOf = new Map(runRows.map((run) => [run.id, run]));
  const versionsOf = readVersions(orm, rows);
  const callIds = new Map<RunView, string>();
  const views = ids.flatMap((id): MessageView[] => {
    const row = byId.get(id);
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
        versions: versionsOf(row),
        run,
      },
    ];
  });
  return { views, paneOf: new Map(rows.map((row) => [row.id, row.paneId])), callIds };
}

type Place = Pick<Node, 'paneId' | 'parentId' | 'role'>;

/** The messages that stand in the same place, oldest first. */
function readVersions(orm: Orm, rows: readonly Place[]): (row: Place) => string[] {
  const keyOf = (place: Place) => `${place.paneId} ${place.parentId ?? ''} ${place.role}`;
  const parents = rows.flatMap((row) => row.parentId ?? []);
  const rootPanes = rows.filter((row) => row.parentId === null).map((row) => row.paneId);
  const select = () =>
    orm
      .select({ id: messages.id, paneId: messages.paneId, parentId: messages.parentId, role: messages.role })
      .from(messages);
  const order = [asc(messages.createdAt), asc(messages.id)] as const;
  const panesOfRows = [...new Set(rows.map((row) => row.paneId))];
  const siblings = [
    ...select()
      .where(and(inList(messages.paneId, panesOfRows), inList(messages.parentId, parents), isNull(messages.deletedAt)))
      .orderBy(...order)
      .all(),
    ...(rootPanes.length === 0
      ? []
      : select()
          .where(and(inList(messages.paneId, rootPanes), isNull(messages.parentId), isNull(messages.deletedAt)))
          .orderBy(...order)
          .all()),
  ];
  const versions = new Map<string, string[]>();
  for (const one of siblings) versions.set(keyOf(one), [...(versions.get(keyOf(one)) ?? []), one.id]);
  return (row) => versions.get(keyOf(row)) ?? [];
}

/** `in` for any number of values: SQLite takes only so many placeholders. */
function inList(column: AnyColumn, values: readonly string[]): SQL {
  return sql`${column} in (select value from json_each(${JSON.stringify(values)}))`;
}
