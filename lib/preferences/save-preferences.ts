import { z } from 'zod';
import type { Db } from '#db/client';
import { preferences } from '#db/schema/conversations';
import type { Member } from '#lib/auth/role';
import { parseInput } from '#lib/parse-input';
import type { Preferences } from './preferences-view.ts';

const PreferencesInput = z.object({ hasTitles: z.boolean() });

/** Keeps what a member chose. @throws AppError `invalid_request`. */
export async function savePreferences(app: { db: Db }, member: Member, input: unknown): Promise<Preferences> {
  const chosen = parseInput(PreferencesInput, input);
  await app.db.commit((orm) => {
    orm
      .insert(preferences)
      .values({ memberId: member.memberId, ...chosen })
      .onConflictDoUpdate({ target: preferences.memberId, set: chosen })
      .run();
  });
  return chosen;
}
