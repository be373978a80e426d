import { and, eq, inArray } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { ratings } from '#db/schema/conversations';
import type { Principal } from '#lib/auth/principal';
import type { Rating } from './view.ts';

/** The principal's own verdicts on these messages. */
export function readRatings(orm: Orm, principal: Principal, messageIds: readonly string[]): Record<string, Rating> {
  if (principal.kind !== 'member') return {};
  const rows = orm
    .select({ messageId: ratings.messageId, value: ratings.value })
    .from(ratings)
    .where(and(eq(ratings.memberId, principal.memberId), inArray(ratings.messageId, [...messageIds])))
    .all();
  return Object.fromEntries(rows.map((row) => [row.messageId, row.value === 1 ? 1 : -1]));
}
