import { hkdfSync } from 'node:crypto';
import type { Db } from '#db/client';
import { testDb } from '#db/testing';
import { readEnv } from '#lib/env';
import { openLog } from '#lib/log';
import { answerAuth } from './answer-auth.ts';
import { createMember } from './create-member.ts';
import type { Hasher } from './hasher.ts';
import { openAuth } from './open-auth.ts';
import type { Role } from './principal.ts';

export type AuthApp = ReturnType<typeof testAuthApp>;

export const PASSWORD = 'correct horse battery';

/** The part of the container that accounts need, on a database of the test's own. */
export function testAuthApp(variables: Record<string, string> = {}, db: Db = testDb(), hasher?: Hasher) {
  const env = readEnv({ LOG_LEVEL: 'silent', ...variables });
  const log = openLog(env.LOG_LEVEL);
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', 'a secret of the tests', '', purpose, 32));
  return { db, env, log, auth: openAuth({ db, env, log, secret: { derive }, ...(hasher && { hasher }) }) };
}

/** Makes a member and signs them in. The cookie is what a browser would send back. */
export async function signedIn(
  app: AuthApp,
  role: Role,
  email = `${role}@example.com`,
): Promise<{ id: string; headers: Headers }> {
  const { id } = await createMember(app, role, { name: `The ${role}`, email, password: PASSWORD });
  return { id, headers: new Headers({ cookie: cookieOf(await signIn(app, email, PASSWORD)) }) };
}

export function signIn(app: AuthApp, email: string, password: string, headers = new Headers()): Promise<Response> {
  return answerAuth(app, { method: 'POST', path: 'sign-in/email', headers, body: { email, password } });
}

export function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
