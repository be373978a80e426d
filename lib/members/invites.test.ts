import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { auditEntries } from '#db/schema/audit';
import { invites, members, sessions } from '#db/schema/auth';
import { findMember } from '#lib/auth/find-member';
import { cookieOf, PASSWORD, signIn } from '#lib/auth/testing';
import { acceptInvite } from './accept-invite.ts';
import { changeMember } from './change-member.ts';
import { createInvite } from './create-invite.ts';
import { listInvites } from './list-invites.ts';
import { lookAtInvite } from './look-at-invite.ts';
import { removeMember } from './remove-member.ts';
import { revokeInvite } from './revoke-invite.ts';
import { rowOf, testTeam } from './testing.ts';

const HOST = new Headers({ host: 'parallax.test' });
const BOB = { name: 'Bob', email: 'bob@example.com', password: PASSWORD };

const counted = ({ app }: ReturnType<typeof testTeam>) => ({
  members: app.db.orm.select().from(members).all().length,
  joins: app.db.orm.select().from(auditEntries).where(eq(auditEntries.action, 'member.join')).all().length,
});

test('an invite makes one member of its role, signs them in and is used up', async () => {
  const { app, admin } = testTeam();
  const { invite, token } = await createInvite(app, admin, { role: 'viewer' });
  expect(invite).toMatchObject({ role: 'viewer', email: null, inviter: { name: 'admin' }, state: 'open' });
  expect(await lookAtInvite(app, { token })).toEqual({
    role: 'viewer',
    email: null,
    inviterName: 'admin',
    expiresAt: invite.expiresAt,
  });
  const response = await acceptInvite(app, HOST, { token, ...BOB });
  expect(response.status).toBe(201);
  const { member } = await response.json();
  expect(member).toMatchObject({ name: 'Bob', email: 'bob@example.com', role: 'viewer' });
  const headers = new Headers({ cookie: cookieOf(response) });
  expect(await findMember(app, headers)).toMatchObject({ memberId: member.id, role: 'viewer' });
  expect((await signIn(app, 'bob@example.com', PASSWORD)).ok).toBe(true);

  const used = { code: 'conflict', details: { reason: 'used' }, message: expect.stringContaining('used already') };
  await expect(acceptInvite(app, HOST, { token, ...BOB, email: 'eve@example.com' })).rejects.toMatchObject(used);
  await expect(lookAtInvite(app, { token })).rejects.toMatchObject(used);
  expect(await listInvites(app, admin)).toEqual([]);
});

test('thirty parallel acceptances make one member and one entry in the log', async () => {
  const team = testTeam();
  const { token } = await createInvite(team.app, team.owner, {});
  const before = counted(team);
  const tries = Array.from({ length: 30 }, (_, n) =>
    acceptInvite(team.app, HOST, { token, ...BOB, email: `bob-${n}@example.com` }),
  );
  const outcomes = await Promise.allSettled(tries);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const one of outcomes) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'conflict' });
  expect(counted(team)).toEqual({ members: before.members + 1, joins: before.joins + 1 });
  expect(team.app.db.orm.select().from(sessions).all()).toHaveLength(1);
});

test('the token is told once: the database, the list and the log keep nothing that opens it', async () => {
  const { app, admin } = testTeam();
  const { token, invite } = await createInvite(app, admin, { email: 'bob@example.com' });
  expect(token).toMatch(/^[\w-]{43}$/);
  const kept = JSON.stringify([
    app.db.orm.select().from(invites).all(),
    app.db.orm.select().from(auditEntries).all(),
    await listInvites(app, admin),
    invite,
  ]);
  expect(kept).not.toContain(token);
});

test('an invite for an address is for that address alone', async () => {
  const { app, admin } = testTeam();
  const { token } = await createInvite(app, admin, { email: ' Bob@Example.com ' });
  expect((await lookAtInvite(app, { token })).email).toBe('bob@example.com');
  await expect(acceptInvite(app, HOST, { token, ...BOB, email: 'eve@example.com' })).rejects.toMatchObject({
    code: 'invalid_request',
    details: { field: 'email' },
  });
  const { name, password } = BOB;
  const response = await acceptInvite(app, HOST, { token, name, password });
  expect((await response.json()).member.email).toBe('bob@example.com');
});

test('an open invite wants an address, and takes none that has an account; it can then be tried with another', async () => {
  const team = testTeam();
  const { token } = await createInvite(team.app, team.admin, {});
  const { name, password } = BOB;
  await expect(acceptInvite(team.app, HOST, { token, name, password })).rejects.toMatchObject({
    details: { field: 'email' },
  });
  await expect(acceptInvite(team.app, HOST, { token, ...BOB, email: 'viewer@example.com' })).rejects.toMatchObject({
    code: 'conflict',
    details: { field: 'email' },
  });
  expect((await acceptInvite(team.app, HOST, { token, ...BOB })).status).toBe(201);
  await expect(createInvite(team.app, team.admin, { email: 'bob@example.com' })).rejects.toMatchObject({
    code: 'conflict',
    details: { field: 'email' },
  });
});

test.each([
  ['expired', 'has expired'],
  ['revoked', 'was withdrawn'],
])('an invite that is %s says so in words', async (reason, words) => {
  const { app, admin } = testTeam();
  const { token, invite } = await createInvite(app, admin, {});
  if (reason === 'expired')
    app.db.orm
      .update(invites)
      .set({ expiresAt: new Date(Date.now() - 1) })
      .run();
  else await revokeInvite(app, admin, invite.id);
  const refusal = { code: 'conflict', details: { reason }, message: expect.stringContaining(words) };
  await expect(lookAtInvite(app, { token })).rejects.toMatchObject(refusal);
  await expect(acceptInvite(app, HOST, { token, ...BOB })).rejects.toMatchObject(refusal);
  expect(await listInvites(app, admin)).toMatchObject(reason === 'expired' ? [{ state: 'expired' }] : []);
});

test('a token that never was is not found, whatever else is wrong', async () => {
  const { app } = testTeam();
  for (const token of ['x', 'x'.repeat(43)])
    await expect(acceptInvite(app, HOST, { token, ...BOB })).rejects.toMatchObject({ code: 'not_found' });
  await expect(lookAtInvite(app, { token: '' })).rejects.toMatchObject({ code: 'invalid_request' });
  await expect(acceptInvite(app, HOST, { token: 'x', ...BOB, role: 'owner' })).rejects.toMatchObject({
    details: { field: 'role' },
  });
});

test.each([
  [
    'disabled',
    (team: ReturnType<typeof testTeam>) => changeMember(team.app, team.owner, 'admin', { isDisabled: true }),
  ],
  ['demoted', (team: ReturnType<typeof testTeam>) => changeMember(team.app, team.owner, 'admin', { role: 'member' })],
  ['removed', (team: ReturnType<typeof testTeam>) => removeMember(team.app, team.owner, 'admin')],
])('the invites of an admin who was %s are worth nothing', async (_, shutOut) => {
  const team = testTeam();
  const { token } = await createInvite(team.app, team.admin, { role: 'admin' });
  await shutOut(team);
  await expect(acceptInvite(team.app, HOST, { token, ...BOB })).rejects.toMatchObject({
    details: { reason: 'revoked' },
  });
});

test('revoking while somebody accepts: one of the two wins, whole', async () => {
  for (let round = 0; round < 5; round += 1) {
    const team = testTeam();
    const { token, invite } = await createInvite(team.app, team.admin, {});
    const before = counted(team).members;
    const [accepted, revoked] = await Promise.allSettled([
      acceptInvite(team.app, HOST, { token, ...BOB }),
      revokeInvite(team.app, team.admin, invite.id),
    ]);
    expect([accepted.status, revoked.status].sort()).toEqual(['fulfilled', 'rejected']);
    expect(counted(team).members - before).toBe(accepted.status === 'fulfilled' ? 1 : 0);
  }
});

test('nobody invites above themselves, and below admin nobody invites', async () => {
  const { app, owner, admin, member, viewer } = testTeam();
  await expect(createInvite(app, admin, { role: 'owner' })).rejects.toMatchObject({
    code: 'forbidden',
    details: { field: 'role' },
  });
  expect((await createInvite(app, admin, { role: 'admin' })).invite.role).toBe('admin');
  expect((await createInvite(app, owner, { role: 'owner' })).invite.role).toBe('owner');
  for (const below of [member, viewer]) {
    await expect(createInvite(app, below, { role: 'viewer' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(listInvites(app, below)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(revokeInvite(app, below, 'x')).rejects.toMatchObject({ code: 'forbidden' });
  }
  expect(rowOf(app, 'member')?.role).toBe('member');
});

test.each([
  [{ role: 'king' }, 'role'],
  [{ days: 0 }, 'days'],
  [{ days: 31 }, 'days'],
  [{ email: 'nobody' }, 'email'],
  [{ inviterId: 'x' }, 'inviterId'],
  [{ tokenHash: 'x' }, 'tokenHash'],
])('an invite %j is refused by name', async (input, field) => {
  const { app, owner } = testTeam();
  await expect(createInvite(app, owner, input)).rejects.toMatchObject({ code: 'invalid_request', details: { field } });
});
