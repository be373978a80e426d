import type { Db } from '#db/client';
import type { Env } from '#lib/env';
import { createOwnerFromEnv } from './create-owner.ts';
import { hasOwner } from './has-owner.ts';
import { createSetupToken } from './setup-token.ts';

type FirstRunEnv = Pick<Env, 'PUBLIC_URL' | 'PORT' | 'PARALLAX_ADMIN_EMAIL' | 'PARALLAX_ADMIN_PASSWORD'>;

/**
 * Called once at start. While nobody owns this Parallax: makes the owner that the environment names, or else a new set-up
 * link, to be printed once and kept nowhere.
 * @param origin where this server can be opened, when that is neither PUBLIC_URL nor localhost with PORT (a port of 0).
 * @throws Error in one sentence when only one of the two variables is set.
 */
export async function prepareFirstRun(
  app: { db: Db; env: FirstRunEnv },
  origin: string = app.env.PUBLIC_URL ?? `http://localhost:${app.env.PORT}`,
): Promise<{ setupUrl: string | null }> {
  const { PARALLAX_ADMIN_EMAIL: email, PARALLAX_ADMIN_PASSWORD: password } = app.env;
  if (hasOwner(app)) return { setupUrl: null };
  if (email && password) {
    await createOwnerFromEnv(app, email, password);
    return { setupUrl: null };
  }
  if (email || password) {
    throw new Error(
      `Set ${email ? 'PARALLAX_ADMIN_PASSWORD' : 'PARALLAX_ADMIN_EMAIL'} too, or neither: the owner needs both.`,
    );
  }
  return { setupUrl: `${origin}/setup?token=${await createSetupToken(app)}` };
}
