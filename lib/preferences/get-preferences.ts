import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { preferences } from '#db/schema/conversations';
import type { Member } from '#lib/auth/role';
import type { Preferences } from './preferences-view.ts';

/** What the member chose, or how it comes. */
export function getPreferences(app: { db: Db }, member: Member): Preferences {
  const row = app.db.orm.select().from(preferences).where(eq(preferences.memberId, member.memberId)).get();
  return { hasTitles: row?.hasTitles ?? true, chatSettings: row?.chatSettings ?? {} };
}
