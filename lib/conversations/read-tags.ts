import { asc, inArray } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { conversationTags } from '#db/schema/conversations';

/** The tags of these conversations, by conversation. */
export function readTags(orm: Orm, ids: readonly string[]): Map<string, string[]> {
  const tags = new Map<string, string[]>(ids.map((id) => [id, []]));
  const rows = orm
    .select()
    .from(conversationTags)
    .where(inArray(conversationTags.conversationId, [...ids]))
    .orderBy(asc(conversationTags.tag))
    .all();
  for (const { conversationId, tag } of rows) tags.get(conversationId)?.push(tag);
  return tags;
}
