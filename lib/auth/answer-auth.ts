import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '#db/client';
import { accounts, members } from '#db/schema/auth';
import type { Env } from '#lib/env';
import { AppError } from '#lib/errors';
import { parseInput } from '#lib/parse-input';
import { changePassword } from './change-password.ts';
import { endSession } from './end-session.ts';
import type { Auth } from './open-auth.ts';
import { PASSWORD_MAX_LENGTH } from './password.ts';
import { toAuthError } from './to-auth-error.ts';
import { withTries } from './with-tries.ts';

type Parts = { db: Db; auth: Auth; env: Pick<Env, 'PUBLIC_URL'> };

type AuthRequest = { method: string; path: string; headers: Headers; body: unknown };

const SignInInput = z.object({
  email: z.string('write your e-mail address').max(254, 'it can have at most 254 characters'),
  password: z
    .string('write your password')
    .max(PASSWORD_MAX_LENGTH, `it can have at most ${PASSWORD_MAX_LENGTH} characters`),
  rememberMe: z.boolean().optional(),
});

/**
 * Answers what of better-auth's API is open to browsers and programs, by name: everything else it has (signing up, resetting by
 * e-mail, social accounts …) does not exist here.
 * @param request.path what follows `/api/auth/`.
 * @throws AppError in better-auth's place when it refuses.
 */
export async function answerAuth(app: Parts, request: AuthRequest): Promise<Response> {
  switch (`${request.method} ${request.path}`) {
    case 'POST sign-in/email':
      return signIn(app, request);
    case 'POST change-password':
      return renewSession(app, request);
    case 'POST sign-out':
      return signOut(app, request);
    case 'GET get-session':
      return forward(app, request);
    default:
      throw new AppError('not_found', 'There is nothing at this address.');
  }
}

async function signIn(app: Parts, request: AuthRequest): Promise<Response> {
  const body = parseInput(SignInInput, request.body);
  const account = body.email.trim().toLowerCase();
  return withTries(app, account, request.headers, () => beginSession(app, request, { ...body, email: account }));
}

/**
 * Comparing a password takes a while, in which it may be changed. That ends every session there is; one that the old password opens
 * after it must not outlive it.
 */
async function beginSession(app: Parts, request: AuthRequest, body: z.output<typeof SignInInput>): Promise<Response> {
  const before = passwordHashOf(app.db, body.email);
  const response = await forward(app, { ...request, path: 'sign-in/email', body });
  if (passwordHashOf(app.db, body.email) === before) return response;
  const cookie = response.headers.getSetCookie().map((one) => one.split(';')[0]);
  await endSession(app, new Headers({ cookie: cookie.join('; ') }));
  throw new AppError('unauthenticated', 'The password was changed in this moment; sign in with the new one.');
}

function passwordHashOf(db: Db, email: string): string | null {
  const isTheirs = and(eq(members.email, email), eq(accounts.providerId, 'credential'));
  const account = db.orm
    .select({ hash: accounts.password })
    .from(accounts)
    .innerJoin(members, eq(members.id, accounts.userId))
    .where(isTheirs)
    .get();
  return account?.hash ?? null;
}

/** better-auth finds no session any more, and takes the cookie away. */
async function signOut(app: Parts, request: AuthRequest): Promise<Response> {
  await endSession(app, request.headers);
  return forward(app, { ...request, body: {} });
}

/** Every session has ended with the old password, this one included: whoever changed it gets a new one. */
async function renewSession(app: Parts, request: AuthRequest): Promise<Response> {
  const { email, password, endedSessions } = await changePassword(app, request.headers, request.body);
  const signedIn = await beginSession(app, request, { email, password });
  const cookies = signedIn.headers.getSetCookie().map((cookie): [string, string] => ['set-cookie', cookie]);
  return Response.json({ endedSessions }, { headers: cookies });
}

/** Hands the request on under an address that nobody can choose: better-auth would trust the one in the request. */
async function forward(app: Parts, { method, path, headers, body }: AuthRequest): Promise<Response> {
  const sent = new Headers(headers);
  for (const name of ['content-length', 'content-encoding', 'transfer-encoding']) sent.delete(name);
  sent.set('content-type', 'application/json');
  const request = new Request(new URL(`/api/auth/${path}`, app.env.PUBLIC_URL ?? 'http://localhost'), {
    method,
    headers: sent,
    ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
  });
  const response = await app.auth.better.handler(request);
  if (!response.ok) throw await toAuthError(response);
  return withoutToken(response);
}

/** The session is in its cookie, which no script can read; better-auth says it in its answers too. */
async function withoutToken(response: Response): Promise<Response> {
  const told: unknown = JSON.parse(await response.text(), (name, value) => (name === 'token' ? undefined : value));
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  return Response.json(told, { status: response.status, headers });
}
