import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { accounts, members, sessions } from '#db/schema/auth';
import { answerAuth } from './answer-auth.ts';
import { createMember } from './create-member.ts';
import { findMember } from './find-member.ts';
import { requireMember } from './require-member.ts';
import { type AuthApp, cookieOf, PASSWORD, signedIn, signIn, testAuthApp } from './testing.ts';

const call = (app: AuthApp, method: string, path: string, body?: unknown, headers = new Headers()) =>
  answerAuth(app, { method, path, headers, body });

test('signs in with e-mail and password, whatever the case of the address, and out again', async () => {
  const app = testAuthApp();
  const { id } = await createMember(app, 'member', { name: 'Ada', email: 'Ada@Example.com', password: PASSWORD });
  const response = await signIn(app, ' ADA@example.COM ', PASSWORD);
  expect(response.status).toBe(200);
  const headers = new Headers({ cookie: cookieOf(response) });
  expect(await findMember(app, headers)).toEqual({
    kind: 'member',
    memberId: id,
    name: 'Ada',
    email: 'ada@example.com',
    role: 'member',
  });

  await call(app, 'POST', 'sign-out', {}, headers);
  expect(await findMember(app, headers)).toBeNull();
  expect(app.db.orm.select().from(sessions).all()).toEqual([]);
});

test('the cookie is HttpOnly, SameSite=Lax, and on https Secure with the __Host- prefix', async () => {
  const plain = testAuthApp();
  await createMember(plain, 'member', { name: 'Ada', email: 'ada@example.com', password: PASSWORD });
  const [cookie] = (await signIn(plain, 'ada@example.com', PASSWORD)).headers.getSetCookie();
  expect(cookie).toMatch(/^parallax\.session_token=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);

  const tls = testAuthApp({ PUBLIC_URL: 'https://parallax.example.com' });
  await createMember(tls, 'member', { name: 'Ada', email: 'ada@example.com', password: PASSWORD });
  const response = await signIn(tls, 'ada@example.com', PASSWORD);
  expect(response.headers.getSetCookie()[0]).toMatch(
    /^__Host-parallax\.session_token=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
  expect(await findMember(tls, new Headers({ cookie: cookieOf(response) }))).not.toBeNull();
});

test('an unknown address and a wrong password get the same answer, and both cost a hash', async () => {
  const app = testAuthApp();
  await createMember(app, 'member', { name: 'Ada', email: 'ada@example.com', password: PASSWORD });
  const refusal = {
    code: 'unauthenticated',
    message: 'The e-mail address or the password is wrong; check both and try again.',
    details: {},
  };
  await expect(signIn(app, 'ada@example.com', 'not the password')).rejects.toMatchObject(refusal);
  await expect(signIn(app, 'eve@example.com', 'not the password')).rejects.toMatchObject(refusal);
});

test.each([
  ['POST', 'sign-up/email', { name: 'Eve', email: 'eve@example.com', password: PASSWORD, role: 'owner' }],
  ['POST', 'sign-in/social', { provider: 'github' }],
  ['POST', 'update-user', { role: 'owner' }],
  ['POST', 'request-password-reset', { email: 'ada@example.com' }],
  ['POST', 'reset-password', { token: 'x', newPassword: PASSWORD }],
  ['POST', 'delete-user', {}],
  ['GET', 'list-sessions', undefined],
  ['GET', 'callback/github', undefined],
  ['GET', 'error', undefined],
  ['GET', 'sign-in/email', undefined],
  ['POST', '../auth/sign-up/email', {}],
  ['POST', 'sign-in/email/', {}],
])('%s %s does not exist, signed in or not', async (method, path, body) => {
  const app = testAuthApp();
  const { headers } = await signedIn(app, 'member');
  for (const sent of [new Headers(), headers]) {
    await expect(call(app, method, path, body, sent)).rejects.toMatchObject({ code: 'not_found' });
  }
  expect(app.db.orm.select().from(members).all()).toHaveLength(1);
});

test('better-auth itself refuses to sign anybody up, should its handler ever be reached', async () => {
  const app = testAuthApp();
  const body = JSON.stringify({ name: 'Eve', email: 'eve@example.com', password: PASSWORD });
  const headers = { 'content-type': 'application/json' };
  const request = new Request('http://localhost/api/auth/sign-up/email', { method: 'POST', headers, body });
  expect((await app.auth.better.handler(request)).ok).toBe(false);
  expect(app.db.orm.select().from(members).all()).toEqual([]);
});

test('what a sign-in does not know is refused by name', async () => {
  const app = testAuthApp();
  const body = { email: 'ada@example.com', password: PASSWORD, callbackURL: 'https://evil.example.com' };
  await expect(call(app, 'POST', 'sign-in/email', body)).rejects.toMatchObject({
    code: 'invalid_request',
    details: { field: 'callbackURL' },
  });
  await expect(call(app, 'POST', 'sign-in/email', { email: 1 })).rejects.toMatchObject({ details: { field: 'email' } });
  await expect(signIn(app, 'nobody', PASSWORD)).rejects.toMatchObject({
    code: 'invalid_request',
    details: { field: 'email' },
  });
});

test('a disabled member is out at once, and cannot come back', async () => {
  const app = testAuthApp();
  const { id, headers } = await signedIn(app, 'admin');
  expect(await findMember(app, headers)).not.toBeNull();
  app.db.orm.update(members).set({ disabledAt: new Date() }).where(eq(members.id, id)).run();
  await expect(requireMember(app, headers)).rejects.toMatchObject({ code: 'unauthenticated' });
  await expect(signIn(app, 'admin@example.com', PASSWORD)).rejects.toMatchObject({
    code: 'forbidden',
    message: expect.stringContaining('disabled'),
  });
  await expect(
    call(app, 'POST', 'change-password', { currentPassword: PASSWORD, newPassword: 'another one' }, headers),
  ).rejects.toMatchObject({ code: 'unauthenticated' });
});

test('a demotion counts from the next request on', async () => {
  const app = testAuthApp();
  const { id, headers } = await signedIn(app, 'admin');
  await requireMember(app, headers, 'admin');
  app.db.orm.update(members).set({ role: 'viewer' }).where(eq(members.id, id)).run();
  await expect(requireMember(app, headers, 'member')).rejects.toMatchObject({
    code: 'forbidden',
    message: expect.stringContaining('“member”'),
  });
  expect((await requireMember(app, headers)).role).toBe('viewer');
});

test('a session that ran out, a forged cookie and one with another secret are nobody', async () => {
  const app = testAuthApp();
  const { headers } = await signedIn(app, 'member');
  const cookie = headers.get('cookie') ?? '';
  const forged = `${cookie.slice(0, -4)}AAAA`;
  expect(await findMember(app, new Headers({ cookie: forged }))).toBeNull();
  expect(await findMember(app, new Headers({ cookie: 'parallax.session_token=%ff%00; a=b; ;;=' }))).toBeNull();
  app.db.orm
    .update(sessions)
    .set({ expiresAt: new Date(Date.now() - 1000) })
    .run();
  expect(await findMember(app, headers)).toBeNull();
});

test('signing in makes a new session: one that the browser brought along is not taken over', async () => {
  const app = testAuthApp();
  const { headers } = await signedIn(app, 'viewer');
  await createMember(app, 'owner', { name: 'Ada', email: 'ada@example.com', password: PASSWORD });
  const response = await signIn(app, 'ada@example.com', PASSWORD, headers);
  expect(cookieOf(response)).not.toBe(headers.get('cookie'));
  expect((await findMember(app, headers))?.role).toBe('viewer');
});

test('changing the password wants the old one and ends every other session', async () => {
  const app = testAuthApp();
  const { id, headers } = await signedIn(app, 'member');
  const elsewhere = new Headers({ cookie: cookieOf(await signIn(app, 'member@example.com', PASSWORD)) });
  const change = (currentPassword: string, newPassword: string) =>
    call(app, 'POST', 'change-password', { currentPassword, newPassword }, headers);

  await expect(change('wrong', 'a new password')).rejects.toMatchObject({ details: { field: 'currentPassword' } });
  await expect(change(PASSWORD, 'short')).rejects.toMatchObject({ details: { field: 'newPassword' } });
  await expect(change(PASSWORD, 'x'.repeat(129))).rejects.toMatchObject({ details: { field: 'newPassword' } });

  const response = await change(PASSWORD, 'a new password');
  expect(await findMember(app, elsewhere)).toBeNull();
  expect((await findMember(app, new Headers({ cookie: cookieOf(response) })))?.memberId).toBe(id);
  await expect(signIn(app, 'member@example.com', PASSWORD)).rejects.toMatchObject({ code: 'unauthenticated' });
  expect((await signIn(app, 'member@example.com', 'a new password')).ok).toBe(true);
});

test('ten wrong tries of one account from one client, then a wait; another client may still sign in', async () => {
  const app = testAuthApp();
  await createMember(app, 'member', { name: 'Ada', email: 'ada@example.com', password: PASSWORD });
  const attacker = new Headers({ 'x-parallax-client': '198.51.100.7' });
  const tries = await Promise.allSettled(
    Array.from({ length: 12 }, () => signIn(app, 'Ada@example.com', 'guess guess', attacker)),
  );
  const codes = tries.map((one) => one.status === 'rejected' && one.reason.code);
  expect(codes.filter((code) => code === 'unauthenticated')).toHaveLength(10);
  expect(codes.filter((code) => code === 'rate_limited')).toHaveLength(2);
  expect((await signIn(app, 'ada@example.com', PASSWORD)).ok).toBe(true);
});

test('a broken password hash is an unknown error that tells nothing', async () => {
  const app = testAuthApp();
  await signedIn(app, 'member');
  app.db.orm.update(accounts).set({ password: 'not a hash' }).run();
  const error = await signIn(app, 'member@example.com', PASSWORD).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(Error);
  expect(error).not.toHaveProperty('details');
});

test.each(['evil.example.com', 'a b', '/..//', 'x@y', '[::1', ''])(
  'a hostile Host header %j changes nothing',
  async (host) => {
    const app = testAuthApp();
    await createMember(app, 'member', { name: 'Ada', email: 'ada@example.com', password: PASSWORD });
    const response = await signIn(
      app,
      'ada@example.com',
      PASSWORD,
      new Headers({ host, 'x-forwarded-host': host, 'x-forwarded-proto': 'https' }),
    );
    expect(response.ok).toBe(true);
    expect(response.headers.get('set-cookie')).not.toMatch(/Domain|evil/);
    expect(await response.text()).not.toContain('evil');
  },
);

test('a session is not taken from anywhere but the cookie', async () => {
  const app = testAuthApp();
  await createMember(app, 'owner', { name: 'Ada', email: 'ada@example.com', password: PASSWORD });
  const cookie = cookieOf(await signIn(app, 'ada@example.com', PASSWORD));
  const [token = ''] = decodeURIComponent(cookie.split('=')[1] ?? '').split('.');
  expect(token).toMatch(/^\w{32}$/);
  const sent = {
    authorization: `Bearer ${token}`,
    cookie: `parallax.session_token=${token}; better-auth.session_token=${token}`,
  };
  expect(await findMember(app, new Headers(sent))).toBeNull();
});

test('an account that is guessed at from many places takes thirty tries a minute', async () => {
  const app = testAuthApp();
  const tries = await Promise.allSettled(
    Array.from({ length: 40 }, (_, n) =>
      signIn(app, 'ada@example.com', 'guess guess', new Headers({ 'x-parallax-client': `198.51.100.${n % 4}` })),
    ),
  );
  const codes = tries.map((one) => one.status === 'rejected' && one.reason.code);
  expect(codes.filter((code) => code === 'unauthenticated')).toHaveLength(30);
  expect(codes.filter((code) => code === 'rate_limited')).toHaveLength(10);
});
