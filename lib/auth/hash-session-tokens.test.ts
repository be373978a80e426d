import { expect, test } from 'vitest';
import { sessions } from '#db/schema/auth';
import { answerAuth } from './answer-auth.ts';
import { findMember } from './find-member.ts';
import { cookieOf, PASSWORD, signedIn, signIn, testAuthApp } from './testing.ts';

const tokenOf = (cookie: string) => decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0] ?? '';

test('the database holds nobody’s session: neither the token nor the cookie is in it, and its hash opens nothing', async () => {
  const app = testAuthApp();
  const { headers } = await signedIn(app, 'member');
  const cookie = headers.get('cookie') ?? '';
  expect(tokenOf(cookie)).toHaveLength(32);
  const kept = app.db.client.serialize();
  expect(kept.includes(tokenOf(cookie))).toBe(false);
  expect(kept.includes('member@example.com')).toBe(true);
  const [row] = app.db.orm.select().from(sessions).all();
  const stolen = new Headers({ cookie: cookie.replace(tokenOf(cookie), row?.token ?? '') });
  expect(await findMember(app, stolen)).toBeNull();
  expect(await findMember(app, headers)).toMatchObject({ role: 'member' });
});

test('a session ends by its cookie, alone', async () => {
  const app = testAuthApp();
  const { headers } = await signedIn(app, 'member');
  const other = new Headers({ cookie: cookieOf(await signIn(app, 'member@example.com', PASSWORD)) });
  await answerAuth(app, { method: 'POST', path: 'sign-out', headers, body: {} });
  expect(await findMember(app, headers)).toBeNull();
  expect(await findMember(app, other)).toMatchObject({ role: 'member' });
});

test('an expired session is swept by its hash', async () => {
  const app = testAuthApp();
  const { headers } = await signedIn(app, 'member');
  app.db.orm
    .update(sessions)
    .set({ expiresAt: new Date(1) })
    .run();
  expect(await findMember(app, headers)).toBeNull();
  expect(app.db.orm.select().from(sessions).all()).toEqual([]);
});

test('no answer says the session that its cookie carries', async () => {
  const app = testAuthApp();
  const { headers } = await signedIn(app, 'member');
  const again = await signIn(app, 'member@example.com', PASSWORD);
  expect(await again.json()).toMatchObject({ user: { email: 'member@example.com' } });
  const session = await answerAuth(app, { method: 'GET', path: 'get-session', headers, body: undefined });
  const told = await session.text();
  expect(told).toContain('"expiresAt"');
  expect(told).not.toContain(tokenOf(headers.get('cookie') ?? ''));
  expect(told).not.toContain('token');
});
