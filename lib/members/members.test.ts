import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { auditEntries } from '#db/schema/audit';
import { sessions } from '#db/schema/auth';
import { conversations } from '#db/schema/conversations';
import { keys } from '#db/schema/keys';
import { budgets } from '#db/schema/ledger';
import { library } from '#db/schema/library';
import type { Role } from '#lib/auth/principal';
import { saveBudget } from '#lib/budgets/save-budget';
import { createKey } from '#lib/keys/create-key';
import { requireKey } from '#lib/keys/require-key';
import { changeMember } from './change-member.ts';
import { listMembers } from './list-members.ts';
import { ROLES } from './may-manage.ts';
import { removeMember } from './remove-member.ts';
import { renameMember } from './rename-member.ts';
import { activeOwners, rowOf, testTeam } from './testing.ts';

type Team = ReturnType<typeof testTeam>;

const actionsOf = ({ app }: Team) =>
  app.db.orm
    .select({ action: auditEntries.action, by: auditEntries.memberId, target: auditEntries.targetId })
    .from(auditEntries)
    .all();

const addSession = ({ app }: Team, userId: string, id = `s-${userId}`) => {
  const at = new Date();
  const row = { id, token: id, userId, createdAt: at, updatedAt: at, expiresAt: new Date(Date.now() + 1e9) };
  app.db.orm.insert(sessions).values(row).run();
};

const addConversation = ({ app }: Team, id: string, ownerId: string, visibility: 'private' | 'team' = 'private') => {
  const row = { id, ownerId, visibility, title: id, createdAt: 1, updatedAt: 1 };
  app.db.orm.insert(conversations).values(row).run();
};

const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);

/** Who may give whom which role; everything else is refused. */
const MAY: Record<string, (from: Role, to: Role) => boolean> = {
  owner: () => true,
  admin: (from, to) => from !== 'owner' && to !== 'owner',
  member: () => false,
  viewer: () => false,
};

describe.each(ROLES)('as %s', (actor) => {
  test.each(ROLES.flatMap((from) => ROLES.filter((to) => to !== from).map((to) => [from, to] as const)))(
    'a change from %s to %s',
    async (from, to) => {
      const team = testTeam();
      const target = { owner: 'owner2', admin: 'admin2', member: 'member', viewer: 'viewer' }[from];
      const changing = changeMember(team.app, team[actor], target, { role: to });
      if (team[actor].memberId === target || MAY[actor]?.(from, to)) {
        // Somebody below admin is refused to change themselves, too.
        if (!MAY[actor]?.(from, to)) return expect(changing).rejects.toMatchObject({ code: 'forbidden' });
        await changing;
        expect(rowOf(team.app, target)?.role).toBe(to);
        expect(actionsOf(team)).toEqual([{ action: 'member.role', by: team[actor].memberId, target }]);
      } else {
        await expect(changing).rejects.toMatchObject({ code: 'forbidden' });
        expect(rowOf(team.app, target)?.role).toBe(from);
        expect(actionsOf(team)).toEqual([]);
      }
    },
  );

  test.each(['owner2', 'admin2', 'member', 'viewer'] as const)('disabling and removing %s', async (target) => {
    const team = testTeam();
    const isAllowed = actor === 'owner' || (actor === 'admin' && target !== 'owner2');
    for (const act of [
      () => changeMember(team.app, team[actor], target, { isDisabled: true }),
      () => removeMember(team.app, team[actor], target),
    ]) {
      if (isAllowed) await act();
      else await expect(act()).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(rowOf(team.app, target)).toEqual(isAllowed ? undefined : expect.objectContaining({ disabledAt: null }));
  });
});

test('the last owner cannot be demoted, nor disabled or removed by anybody', async () => {
  const team = testTeam();
  await changeMember(team.app, team.owner, 'owner2', { role: 'admin' });
  await expect(changeMember(team.app, team.owner, 'owner', { role: 'member' })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('only owner'),
  });
  await expect(changeMember(team.app, team.owner, 'owner', { isDisabled: true })).rejects.toMatchObject({
    code: 'conflict',
  });
  await expect(removeMember(team.app, team.owner, 'owner')).rejects.toMatchObject({ code: 'conflict' });
  expect(activeOwners(team.app)).toEqual(['owner']);
});

test('a disabled owner does not count as one who is left', async () => {
  const team = testTeam();
  await changeMember(team.app, team.owner, 'owner2', { isDisabled: true });
  await expect(changeMember(team.app, team.owner, 'owner', { role: 'admin' })).rejects.toMatchObject({
    code: 'conflict',
  });
  await changeMember(team.app, team.owner, 'owner2', { role: 'viewer' });
  expect(rowOf(team.app, 'owner2')).toMatchObject({ role: 'viewer', disabledAt: expect.any(Date) });
});

test.each([
  ['demote', (team: Team, by: Team['owner'], id: string) => changeMember(team.app, by, id, { role: 'viewer' })],
  ['disable', (team: Team, by: Team['owner'], id: string) => changeMember(team.app, by, id, { isDisabled: true })],
  ['remove', (team: Team, by: Team['owner'], id: string) => removeMember(team.app, by, id)],
])('two owners who %s each other at the same moment leave one', async (_, act) => {
  for (let round = 0; round < 5; round += 1) {
    const team = testTeam();
    const outcomes = await Promise.allSettled([act(team, team.owner, 'owner2'), act(team, team.owner2, 'owner')]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(activeOwners(team.app)).toHaveLength(1);
  }
});

test('thirty parallel ways to be rid of three owners leave at least one', async () => {
  const team = testTeam();
  await changeMember(team.app, team.owner, 'admin', { role: 'owner' });
  const owners = [team.owner, team.owner2, { ...team.admin, role: 'owner' as const }];
  const tries = Array.from({ length: 30 }, (_, n) => {
    const by = owners[n % 3] ?? team.owner;
    const target = owners[(n + 1 + (n % 2)) % 3]?.memberId ?? '';
    if (n % 5 === 0) return removeMember(team.app, by, target);
    return changeMember(team.app, by, target, n % 5 < 3 ? { role: 'admin' } : { isDisabled: true });
  });
  await Promise.allSettled(tries);
  expect(activeOwners(team.app)).toHaveLength(1);
});

test('who was demoted while their request was on its way does nothing with it any more', async () => {
  const team = testTeam();
  await changeMember(team.app, team.owner, 'admin', { role: 'member' });
  await expect(changeMember(team.app, team.admin, 'viewer', { role: 'admin' })).rejects.toMatchObject({
    code: 'forbidden',
  });
  await changeMember(team.app, team.owner, 'admin2', { isDisabled: true });
  await expect(removeMember(team.app, team.admin2, 'viewer')).rejects.toMatchObject({ code: 'forbidden' });
  expect(rowOf(team.app, 'viewer')?.role).toBe('viewer');
});

test('nobody disables or removes themselves', async () => {
  const team = testTeam();
  for (const who of [team.owner, team.admin]) {
    await expect(changeMember(team.app, who, who.memberId, { isDisabled: true })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(removeMember(team.app, who, who.memberId)).rejects.toMatchObject({ code: 'conflict' });
  }
});

test('disabling ends the sessions and the keys; enabling brings the keys back', async () => {
  const team = testTeam();
  const { key } = await createKey(team.app, team.member, { name: 'CI' });
  const use = () => requireKey(team.app, { authorization: `Bearer ${key}` }, '198.51.100.7');
  addSession(team, 'member');
  addSession(team, 'viewer');
  expect(use().principal.name).toBe('CI');
  await changeMember(team.app, team.admin, 'member', { isDisabled: true });
  expect(use).toThrow(expect.objectContaining({ code: 'unauthenticated' }));
  expect(ids(team.app.db.orm.select().from(sessions).all())).toEqual(['s-viewer']);
  await changeMember(team.app, team.admin, 'member', { isDisabled: true });
  await changeMember(team.app, team.admin, 'member', { isDisabled: false });
  expect(use().principal.name).toBe('CI');
  expect(actionsOf(team).map(({ action }) => action)).toEqual(['key.create', 'member.disable', 'member.enable']);
});

test('a viewer’s keys stop with the demotion', async () => {
  const team = testTeam();
  const { key } = await createKey(team.app, team.member, { name: 'CI' });
  await changeMember(team.app, team.owner, 'member', { role: 'viewer' });
  expect(() => requireKey(team.app, { authorization: `Bearer ${key}` }, '')).toThrow(
    expect.objectContaining({ code: 'unauthenticated' }),
  );
});

test('removing takes keys, budgets, sessions and private conversations along, and hands over what was shared', async () => {
  const team = testTeam();
  const { db } = team.app;
  const { view } = await createKey(team.app, team.member, { name: 'CI', limit: { usd: '5' } });
  await saveBudget(team.app, team.owner, null, { scope: 'member', scopeId: 'member', limit: '5' });
  await saveBudget(team.app, team.owner, null, { scope: 'key', scopeId: view.id, limit: '5' });
  await saveBudget(team.app, team.owner, null, { scope: 'team', limit: '5' });
  addSession(team, 'member');
  addConversation(team, 'private', 'member');
  addConversation(team, 'shared', 'member', 'team');
  addConversation(team, 'other', 'viewer');
  for (const sharing of ['personal', 'team'] as const)
    db.orm
      .insert(library)
      .values({
        id: sharing,
        kind: 'prompt',
        ownerId: 'member',
        sharing,
        name: 'P',
        content: {},
        createdAt: 1,
        updatedAt: 1,
      })
      .run();

  await removeMember(team.app, team.admin, 'member');
  expect(rowOf(team.app, 'member')).toBeUndefined();
  expect(db.orm.select().from(keys).all()).toEqual([]);
  expect(db.orm.select().from(budgets).all()).toMatchObject([{ scope: 'team' }]);
  expect(db.orm.select().from(sessions).all()).toEqual([]);
  expect(ids(db.orm.select().from(library).all())).toEqual(['team']);
  expect(ids(db.orm.select().from(conversations).all()).sort()).toEqual(['other', 'shared']);
  expect(db.orm.select().from(conversations).where(eq(conversations.id, 'shared')).get()?.ownerId).toBe('admin');
  expect(actionsOf(team).at(-1)).toEqual({ action: 'member.remove', by: 'admin', target: 'member' });
  await expect(removeMember(team.app, team.admin, 'member')).rejects.toMatchObject({ code: 'not_found' });
});

test('the list says what whoever asks may do with each', async () => {
  const team = testTeam();
  addSession(team, 'member');
  addSession(team, 'member', 'another');
  await createKey(team.app, team.member, { name: 'CI' });
  const rows = await listMembers(team.app, team.admin);
  const may = Object.fromEntries(rows.map((row) => [row.id, row.may]));
  expect(may.owner).toEqual({ roles: [], disable: false, remove: false, endSessions: false });
  expect(may.admin).toEqual({
    roles: ['admin', 'member', 'viewer'],
    disable: false,
    remove: false,
    endSessions: false,
  });
  expect(may.viewer).toEqual({ roles: ['admin', 'member', 'viewer'], disable: true, remove: true, endSessions: true });
  expect(rows.find(({ id }) => id === 'member')).toMatchObject({
    sessions: 2,
    keys: 1,
    lastSeenAt: expect.any(Number),
  });
  expect(rows.find(({ id }) => id === 'viewer')).toMatchObject({ sessions: 0, keys: 0, lastSeenAt: null });

  await changeMember(team.app, team.owner, 'owner2', { role: 'member' });
  const last = (await listMembers(team.app, team.owner)).find(({ id }) => id === 'owner');
  expect(last?.may).toEqual({ roles: ['owner'], disable: false, remove: false, endSessions: false });
  for (const below of [team.member, team.viewer])
    await expect(listMembers(team.app, below)).rejects.toMatchObject({ code: 'forbidden' });
});

test('what the list allows, the verb does, and nothing else', async () => {
  const team = testTeam();
  for (const actor of [team.owner, team.admin]) {
    for (const { id, may } of await listMembers(team.app, actor)) {
      for (const role of ROLES) {
        const fresh = testTeam();
        const done = await changeMember(fresh.app, actor, id, { role }).then(
          () => true,
          () => false,
        );
        expect.soft(done, `${actor.memberId} makes ${id} ${role}`).toBe(may.roles.includes(role));
      }
      const fresh = testTeam();
      const done = await removeMember(fresh.app, actor, id).then(
        () => true,
        () => false,
      );
      expect.soft(done, `${actor.memberId} removes ${id}`).toBe(may.remove);
    }
  }
});

test('one’s own name is cleaned, kept short and told in the log', async () => {
  const team = testTeam();
  expect(await renameMember(team.app, team.viewer, { name: '  Ada Lovelace ' })).toEqual({ name: 'Ada Lovelace' });
  expect(rowOf(team.app, 'viewer')?.name).toBe('Ada Lovelace');
  for (const name of ['', 'x'.repeat(101), 'a\nb', 7])
    await expect(renameMember(team.app, team.viewer, { name })).rejects.toMatchObject({ details: { field: 'name' } });
  await expect(renameMember(team.app, team.viewer, { name: 'x', role: 'owner' })).rejects.toMatchObject({
    details: { field: 'role' },
  });
  expect(actionsOf(team)).toEqual([{ action: 'member.rename', by: 'viewer', target: 'viewer' }]);
});

test.each([
  [{ role: 'king' }, 'role'],
  [{ isDisabled: 'yes' }, 'isDisabled'],
  [{ email: 'eve@example.com' }, 'email'],
  [{ id: 'x' }, 'id'],
])('a change %j is refused by name', async (input, field) => {
  const team = testTeam();
  await expect(changeMember(team.app, team.owner, 'member', input)).rejects.toMatchObject({
    code: 'invalid_request',
    details: { field },
  });
});
