import type { Db } from '#db/client';
import type { Env } from '#lib/env';
import { parseInput } from '#lib/parse-input';
import { answerAuth } from './answer-auth.ts';
import { createOwner, SetupInput } from './create-owner.ts';
import type { Auth } from './open-auth.ts';

/**
 * Makes the owner and signs them in: the answer carries the session's cookie.
 * @throws AppError as `createOwner` does.
 */
export async function setUp(
  app: { db: Db; auth: Auth; env: Pick<Env, 'PUBLIC_URL'> },
  headers: Headers,
  input: unknown,
): Promise<Response> {
  const { email, password, ...rest } = parseInput(SetupInput, input);
  const member = await createOwner(app, { email, password, ...rest });
  const signedIn = await answerAuth(app, { method: 'POST', path: 'sign-in/email', headers, body: { email, password } });
  const cookies = signedIn.headers.getSetCookie().map((cookie): [string, string] => ['set-cookie', cookie]);
  return Response.json({ member: { ...member, name: rest.name, role: 'owner' } }, { status: 201, headers: cookies });
}
