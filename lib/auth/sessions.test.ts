import { expect, test } from 'vitest';
import { auditEntries } from '#db/schema/audit';
import { sessions } from '#db/schema/auth';
import { findMember } from './find-member.ts';
import { findSession } from './find-session.ts';
import { listSessions } from './list-sessions.ts';
import { CLIENT_HEADER } from './open-auth.ts';
import { requireSession } from './require-session.ts';
import { revokeOtherSessions, revokeSession } from './revoke-sessions.ts';
import { type AuthApp, cookieOf, PASSWORD, signedIn, signIn, testAuthApp } from './testing.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

async function another(app: AuthApp, email: string, sent: Record<string, string> = {}): Promise<Headers> {
  return new Headers({ cookie: cookieOf(await signIn(app, email, PASSWORD, new Headers(sent))) });
}

/** A member with three sessions, and somebody else with one. */
async function threeSessions() {
  const app = testAuthApp();
  const { headers } = await signedIn(app, 'member');
  const phone = await another(app, 'member@example.com', { 'user-agent': FIREFOX, [CLIENT_HEADER]: '2001:db8::7' });
  const laptop = await another(app, 'member@example.com', { [CLIENT_HEADER]: '::ffff:198.51.100.7' });
  const { headers: stranger } = await signedIn(app, 'viewer');
  return { app, headers, phone, laptop, stranger };
}

test('lists one’s own open sessions with device, address and use, the one that asks first', async () => {
  const { app, phone } = await threeSessions();
  const list = await listSessions(app, await requireSession(app, phone));
  expect(list.map(({ isCurrent, agent, address }) => [isCurrent, agent, address])).toEqual([
    [true, FIREFOX, '2001:db8::7'],
    [false, null, '198.51.100.7'],
    // What better-auth takes for one that it is not told, outside production.
    [false, null, '127.0.0.1'],
  ]);
  for (const { createdAt, lastSeenAt, expiresAt } of list) {
    expect(lastSeenAt).toBeGreaterThanOrEqual(createdAt);
    expect(expiresAt - createdAt).toBeGreaterThan(29 * 24 * 3600 * 1000);
  }
  expect(JSON.stringify(list)).not.toContain(app.db.orm.select().from(sessions).get()?.token);
});

test('use is noted, and at most once a minute', async () => {
  const { app, headers } = await threeSessions();
  const { sessionId } = await requireSession(app, headers);
  const seenAt = () =>
    app.db.orm
      .select()
      .from(sessions)
      .all()
      .find(({ id }) => id === sessionId)?.lastSeenAt;
  const first = seenAt();
  expect(first).toBeInstanceOf(Date);
  await findMember(app, headers);
  expect(seenAt()).toEqual(first);
  const old = new Date(Date.now() - 61_000);
  app.db.orm.update(sessions).set({ lastSeenAt: old }).run();
  await findMember(app, headers);
  expect(seenAt()?.getTime()).toBeGreaterThan(old.getTime());
});

test('a database that takes no writes keeps nobody from reading', async () => {
  const { app, headers } = await threeSessions();
  app.db.orm.update(sessions).set({ lastSeenAt: null }).run();
  app.db.client.pragma('query_only = on');
  expect(await findMember(app, headers)).not.toBeNull();
});

test('a revoked session is out with the next request, the others stay', async () => {
  const { app, headers, phone, laptop } = await threeSessions();
  const own = await requireSession(app, headers);
  const { sessionId } = await requireSession(app, phone);
  await revokeSession(app, own, sessionId);
  expect(await findSession(app, phone)).toBeNull();
  expect(await findSession(app, laptop)).not.toBeNull();
  await expect(revokeSession(app, own, sessionId)).rejects.toMatchObject({ code: 'not_found' });
});

test('somebody else’s session is not found', async () => {
  const { app, headers, stranger } = await threeSessions();
  const { sessionId } = await requireSession(app, headers);
  const other = await requireSession(app, stranger);
  await expect(revokeSession(app, other, sessionId)).rejects.toMatchObject({ code: 'not_found' });
  expect(await findSession(app, headers)).not.toBeNull();
});

test('all others end at once, and the log says how many', async () => {
  const { app, headers, phone, laptop, stranger } = await threeSessions();
  const own = await requireSession(app, headers);
  expect(await revokeOtherSessions(app, own)).toEqual({ ended: 2 });
  expect(await revokeOtherSessions(app, own)).toEqual({ ended: 0 });
  for (const gone of [phone, laptop]) expect(await findSession(app, gone)).toBeNull();
  for (const left of [headers, stranger]) expect(await findSession(app, left)).not.toBeNull();
  const told = app.db.orm
    .select()
    .from(auditEntries)
    .all()
    .filter(({ action }) => action === 'session.revoke');
  expect(told).toMatchObject([{ memberId: own.member.memberId, details: '{"sessions":2}' }]);
});

test('regression: sessions that are over leave no address and no device behind', async () => {
  const app = testAuthApp();
  await signedIn(app, 'member');
  await another(app, 'member@example.com', { 'user-agent': FIREFOX });
  app.db.orm.update(sessions).set({ expiresAt: new Date() }).run();
  const headers = await another(app, 'member@example.com');
  const { sessionId } = await requireSession(app, headers);
  expect(app.db.orm.select({ id: sessions.id }).from(sessions).all()).toEqual([{ id: sessionId }]);
});
