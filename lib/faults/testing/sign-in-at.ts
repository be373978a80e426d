import type { App } from '#lib/app';
import { answerAuth } from '#lib/auth/answer-auth';
import { createMember } from '#lib/auth/create-member';
import { requireMember } from '#lib/auth/require-member';
import { cookieOf } from '#lib/auth/testing';

const PASSWORD = 'correct horse battery';

/** A member with a session, as a browser has one. */
export async function signInAt(app: App, email = 'grace@example.com') {
  await createMember(app, 'member', { name: 'Grace', email, password: PASSWORD });
  const answer = await answerAuth(app, {
    method: 'POST',
    path: 'sign-in/email',
    headers: new Headers(),
    body: { email, password: PASSWORD },
  });
  const cookie = cookieOf(answer);
  return { cookie, member: await requireMember(app, new Headers({ cookie }), 'member') };
}
