import { expect, test } from 'vitest';
import { auditEntries } from '#db/schema/audit';
import { accounts, members, verifications } from '#db/schema/auth';
import { createMember } from './create-member.ts';
import { createOwner } from './create-owner.ts';
import { findMember } from './find-member.ts';
import { prepareFirstRun } from './prepare-first-run.ts';
import { setUp } from './set-up.ts';
import { type AuthApp, cookieOf, PASSWORD, signIn, testAuthApp } from './testing.ts';

async function printedToken(app: AuthApp): Promise<string> {
  const { setupUrl } = await prepareFirstRun(app);
  return new URL(setupUrl ?? '').searchParams.get('token') ?? '';
}

const ada = { name: 'Ada', email: 'ada@example.com', password: PASSWORD };

test('the printed link makes the owner, signs them in, and is used up', async () => {
  const app = testAuthApp();
  const token = await printedToken(app);
  const response = await setUp(app, new Headers({ host: 'parallax.test:3000' }), { token, ...ada });
  expect(response.status).toBe(201);
  expect(await response.json()).toMatchObject({ member: { name: 'Ada', email: 'ada@example.com', role: 'owner' } });
  expect(await findMember(app, new Headers({ cookie: cookieOf(response) }))).toMatchObject({ role: 'owner' });
  expect(app.db.orm.select().from(verifications).all()).toEqual([]);
  expect(app.db.orm.select().from(auditEntries).all()).toMatchObject([
    { actorKind: 'member', memberName: 'Ada', action: 'member.create', targetName: 'Ada' },
    { actorKind: 'member', memberName: 'Ada', action: 'session.create', targetName: 'Ada' },
  ]);
  await expect(createOwner(app, { token, ...ada, email: 'eve@example.com' })).rejects.toMatchObject({
    code: 'conflict',
  });
  expect(await prepareFirstRun(app)).toEqual({ setupUrl: null });
});

test('thirty parallel set-ups make exactly one owner', async () => {
  const app = testAuthApp();
  const token = await printedToken(app);
  const tries = Array.from({ length: 30 }, (_, n) =>
    createOwner(app, { token, ...ada, email: `person-${n}@example.com` }),
  );
  const outcomes = await Promise.allSettled(tries);
  expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  expect(outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))).toEqual(
    Array(29).fill('conflict'),
  );
  expect(app.db.orm.select().from(members).all()).toMatchObject([{ role: 'owner' }]);
  expect(app.db.orm.select().from(accounts).all()).toHaveLength(1);
});

test('the database keeps a hash of the token alone, and a restart voids the one before', async () => {
  const app = testAuthApp({ PORT: '4100' });
  const { setupUrl } = await prepareFirstRun(app);
  expect(setupUrl).toMatch(/^http:\/\/localhost:4100\/setup\?token=[\w-]{43}$/);
  const first = new URL(setupUrl ?? '').searchParams.get('token') ?? '';
  expect(JSON.stringify(app.db.orm.select().from(verifications).all())).not.toContain(first);

  const second = await printedToken(app);
  expect(second).not.toBe(first);
  await expect(createOwner(app, { token: first, ...ada })).rejects.toMatchObject({
    code: 'forbidden',
    details: { field: 'token' },
  });
  expect(await createOwner(app, { token: second, ...ada })).toMatchObject({ email: 'ada@example.com' });
});

test('the link follows PUBLIC_URL, or the address that the server really has', async () => {
  const app = testAuthApp({ PUBLIC_URL: 'https://parallax.example.com' });
  expect((await prepareFirstRun(app)).setupUrl).toMatch(/^https:\/\/parallax\.example\.com\/setup\?token=/);
  expect((await prepareFirstRun(testAuthApp(), 'http://localhost:49152')).setupUrl).toMatch(
    /^http:\/\/localhost:49152\/setup/,
  );
});

test.each([
  ['', 'token'],
  ['A'.repeat(43), 'token'],
  ['é'.repeat(43), 'token'],
])('a guessed token %j is refused', async (token, field) => {
  const app = testAuthApp();
  await prepareFirstRun(app);
  await expect(createOwner(app, { token, ...ada })).rejects.toMatchObject({ code: 'forbidden', details: { field } });
  expect(app.db.orm.select().from(members).all()).toEqual([]);
});

test('without a first run there is no token that fits', async () => {
  await expect(createOwner(testAuthApp(), { token: '', ...ada })).rejects.toMatchObject({ code: 'forbidden' });
});

test('a token that ran out is refused', async () => {
  const app = testAuthApp();
  const token = await printedToken(app);
  app.db.orm
    .update(verifications)
    .set({ expiresAt: new Date(Date.now() - 1) })
    .run();
  await expect(createOwner(app, { token, ...ada })).rejects.toMatchObject({ code: 'forbidden' });
});

test.each([
  [{ password: 'short' }, 'password', 'The field “password” is not valid: it needs at least 8 characters.'],
  [{ password: 'x'.repeat(129) }, 'password', 'The field “password” is not valid: it can have at most 128 characters.'],
  [{ name: '   ' }, 'name', 'The field “name” is not valid: write a name.'],
  [
    { name: 'Ada\r\nset-cookie: a=b' },
    'name',
    'The field “name” is not valid: leave out line breaks and control characters.',
  ],
  [{ email: 'ada' }, 'email', 'The field “email” is not valid: write an address like name@example.com.'],
  [
    { email: 'ada@example.com\r\nx: y' },
    'email',
    'The field “email” is not valid: write an address like name@example.com.',
  ],
  [{ role: 'owner' }, 'role', 'There is no field “role” here; leave it out.'],
  [{ id: 'mine' }, 'id', 'There is no field “id” here; leave it out.'],
])('a wrong input %j is refused by name, and the token still works after it', async (wrong, field, message) => {
  const app = testAuthApp();
  const token = await printedToken(app);
  await expect(createOwner(app, { token, ...ada, ...wrong })).rejects.toMatchObject({
    code: 'invalid_request',
    message,
    details: { field },
  });
  await createOwner(app, { token, ...ada });
});

test('somebody with the same address keeps their account and their role', async () => {
  const app = testAuthApp();
  const token = await printedToken(app);
  await createMember(app, 'viewer', ada);
  await expect(createOwner(app, { token, ...ada, email: 'ADA@example.com' })).rejects.toMatchObject({
    code: 'conflict',
    details: { field: 'email' },
  });
  expect(app.db.orm.select().from(members).all()).toMatchObject([{ role: 'viewer' }]);
});

test('the environment names the owner, once', async () => {
  const app = testAuthApp({ PARALLAX_ADMIN_EMAIL: 'Ops@example.com', PARALLAX_ADMIN_PASSWORD: PASSWORD });
  await prepareFirstRun(app);
  expect(await prepareFirstRun(app)).toEqual({ setupUrl: null });
  expect(app.db.orm.select().from(members).all()).toMatchObject([
    { email: 'ops@example.com', name: 'Ops', role: 'owner' },
  ]);
  expect((await signIn(app, 'ops@example.com', PASSWORD)).ok).toBe(true);
});

test('one of the two variables alone is an error that names the other', async () => {
  await expect(prepareFirstRun(testAuthApp({ PARALLAX_ADMIN_EMAIL: 'ops@example.com' }))).rejects.toThrow(
    'PARALLAX_ADMIN_PASSWORD',
  );
  await expect(prepareFirstRun(testAuthApp({ PARALLAX_ADMIN_PASSWORD: PASSWORD }))).rejects.toThrow(
    'PARALLAX_ADMIN_EMAIL',
  );
});
