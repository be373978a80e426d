import { asc, count, gt, isNull, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db, Orm } from '#db/client';
import { members, sessions } from '#db/schema/auth';
import { conversations } from '#db/schema/conversations';
import { keys } from '#db/schema/keys';
import type { Principal } from '#lib/auth/principal';
import { permissionsOf } from './may-manage.ts';
import type { MemberView } from './member-view.ts';
import { requireManager } from './require-manager.ts';

/** Everybody, by name. @throws AppError `forbidden` below admin. */
export async function listMembers(app: { db: Db }, principal: Principal): Promise<MemberView[]> {
  const actor = requireManager(principal);
  const { orm } = app.db;
  const rows = orm
    .select()
    .from(members)
    .orderBy(asc(sql`lower(${members.name})`), asc(members.id))
    .all();
  const owners = rows.filter(({ role, disabledAt }) => role === 'owner' && !disabledAt);
  const sessionsOf = countSessions(orm);
  const keysOf = countBy(orm, keys.memberId, keys);
  const conversationsOf = countBy(orm, conversations.ownerId, conversations, isNull(conversations.deletedAt));
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    createdAt: row.createdAt.getTime(),
    disabledAt: row.disabledAt?.getTime() ?? null,
    lastSeenAt: sessionsOf.get(row.id)?.lastSeenAt ?? null,
    sessions: sessionsOf.get(row.id)?.n ?? 0,
    keys: keysOf.get(row.id) ?? 0,
    conversations: conversationsOf.get(row.id) ?? 0,
    may: permissionsOf({ id: actor.memberId, role: actor.role }, row, owners.length === 1 && owners[0]?.id === row.id),
  }));
}

function countSessions(orm: Orm) {
  const lastSeenAt = sql<number>`max(coalesce(${sessions.lastSeenAt}, ${sessions.createdAt}))`;
  const rows = orm
    .select({ id: sessions.userId, n: count(), lastSeenAt })
    .from(sessions)
    .where(gt(sessions.expiresAt, new Date()))
    .groupBy(sessions.userId)
    .all();
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

function countBy(orm: Orm, column: SQLiteColumn, table: SQLiteTable, condition?: SQL): Map<unknown, number> {
  const rows = orm.select({ id: column, n: count() }).from(table).where(condition).groupBy(column).all();
  return new Map(rows.map(({ id, n }) => [id, n]));
}
