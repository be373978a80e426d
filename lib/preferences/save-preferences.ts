import { z } from 'zod';
import type { Db } from '#db/client';
import { preferences } from '#db/schema/conversations';
import type { Member } from '#lib/auth/role';
import { SettingsInput } from '#lib/conversations/settings-input';
import { parseInput } from '#lib/parse-input';
import { getPreferences } from './get-preferences.ts';
import type { Preferences } from './preferences-view.ts';

const PreferencesInput = z.object({ hasTitles: z.boolean(), chatSettings: SettingsInput }).partial();

/** Keeps what a member chose; what is not named stays as it is. @throws AppError `invalid_request`. */
export async function savePreferences(app: { db: Db }, member: Member, input: unknown): Promise<Preferences> {
  const chosen = parseInput(PreferencesInput, input);
  await app.db.commit((orm) => {
    const before = getPreferences(app, member);
    const row = {
      hasTitles: chosen.hasTitles ?? before.hasTitles,
      chatSettings: chosen.chatSettings ?? before.chatSettings,
    };
    orm
      .insert(preferences)
      .values({ memberId: member.memberId, ...row })
      .onConflictDoUpdate({ target: preferences.memberId, set: row })
      .run();
  });
  return getPreferences(app, member);
}
