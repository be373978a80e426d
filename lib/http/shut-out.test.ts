import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { expect, test } from 'vitest';
import { conversations } from '#db/schema/conversations';
import { files } from '#db/schema/files';
import { createMember } from '#lib/auth/create-member';
import type { Role } from '#lib/auth/principal';
import { PASSWORD } from '#lib/auth/testing';
import type { ConversationView } from '#lib/conversations/view';
import { newId } from '#lib/ids';
import { openWorld, type World } from './testing/world.ts';

/** Somebody new with a session, a key of their own and an open stream of events. */
async function newcomer(world: World, role: Role = 'member') {
  const email = `${newId()}@example.com`;
  const { id } = await createMember(world.app, role, { name: 'A newcomer', email, password: PASSWORD });
  const signIn = async () => {
    const { headers } = await world.ask('POST', '/api/auth/sign-in/email', { body: { email, password: PASSWORD } });
    return { cookie: headers.getSetCookie()[0]?.split(';')[0] ?? '' };
  };
  const session = await signIn();
  const as = async (method: string, path: string, body?: unknown, headers: Record<string, string> = session) => {
    const { status, text } = await world.ask(method, path, { body, headers });
    return { status, json: text === '' ? null : JSON.parse(text) };
  };
  return { id, session, signIn, as };
}

type Newcomer = Awaited<ReturnType<typeof newcomer>>;

/** Every way in which a session stops being good, and who does it. */
const WAYS: Record<string, (world: World, member: Newcomer) => Promise<unknown>> = {
  'their session was ended from another one': async (_, { as, session, signIn }) => {
    const { json } = await as('GET', '/api/sessions');
    const other = await signIn();
    await as('DELETE', `/api/sessions/${json.sessions[0].id}`, undefined, other);
    return session;
  },
  'all others were ended': async (_, { as, signIn }) => as('DELETE', '/api/sessions', undefined, await signIn()),
  'their password was changed': async (_, { as, signIn }) =>
    as('POST', '/api/auth/change-password', { currentPassword: PASSWORD, newPassword: 'another one' }, await signIn()),
  'an admin signed them out': (world, { id }) => world.make('admin', 'DELETE', `/api/members/${id}/sessions`),
  'an admin disabled them': (world, { id }) => world.make('admin', 'PATCH', `/api/members/${id}`, { isDisabled: true }),
  'an admin removed them': (world, { id }) => world.make('admin', 'DELETE', `/api/members/${id}`),
};

test('who is shut out is refused by the next request, and an open stream ends within five seconds', async () => {
  const world = await openWorld();
  await Promise.all(
    Object.entries(WAYS).map(async ([way, shutOut]) => {
      const member = await newcomer(world);
      const { json } = await member.as('POST', '/api/conversations', { models: ['openai/gpt-4o-mini'] });
      const { id, cursor } = json as ConversationView;
      const stream = await fetch(`${world.origin}/api/conversations/${id}/events?after=${cursor}`, {
        headers: member.session,
      });
      expect(stream.status, way).toBe(200);
      const ended = stream.text();
      expect((await member.as('GET', '/api/me')).status).toBe(200);

      await shutOut(world, member);
      const sinceMs = performance.now();
      expect.soft((await member.as('GET', '/api/me')).status, way).toBe(401);
      expect.soft((await member.as('POST', '/api/conversations', {})).status, way).toBe(401);
      await ended;
      expect.soft(performance.now() - sinceMs, way).toBeLessThan(5000);
    }),
  );
}, 30_000);

test('a demotion counts with the next request, for the session and for the keys', async () => {
  const world = await openWorld();
  const admin = await newcomer(world, 'admin');
  const { json } = await admin.as('POST', '/api/keys', { name: 'CI' });
  const manager = await admin.as('POST', '/api/keys', { name: 'Ops', isManagement: true });
  const byKey = (key: string, path: string) => admin.as('GET', path, undefined, { authorization: `Bearer ${key}` });
  const seen = async () => [
    (await admin.as('GET', '/api/members')).status,
    (await admin.as('POST', '/api/conversations', { models: ['openai/gpt-4o-mini'] })).status,
    (await byKey(json.key, '/api/v1/key')).status,
    (await byKey(manager.json.key, '/api/v1/keys')).status,
  ];
  expect(await seen()).toEqual([200, 201, 200, 200]);
  await world.make('owner', 'PATCH', `/api/members/${admin.id}`, { role: 'member' });
  expect(await seen()).toEqual([403, 201, 200, 401]);
  await world.make('owner', 'PATCH', `/api/members/${admin.id}`, { role: 'viewer' });
  expect(await seen()).toEqual([403, 403, 401, 401]);
  await world.make('owner', 'PATCH', `/api/members/${admin.id}`, { role: 'admin' });
  expect(await seen()).toEqual([200, 201, 200, 200]);
  await world.make('owner', 'PATCH', `/api/members/${admin.id}`, { isDisabled: true });
  expect(await seen()).toEqual([401, 401, 401, 401]);
});

test('regression: who is shut out while their upload is on its way leaves nothing of it', async () => {
  const world = await openWorld();
  const { session, id } = await newcomer(world);
  const text = JSON.stringify([{ role: 'user', content: 'Hi' }]);
  const uploads = [
    ['/api/files?name=a.txt', 'application/octet-stream', 'Half of it, and the other half.'],
    ['/api/conversations/import', 'application/json', JSON.stringify({ text, model: 'openai/gpt-4o-mini' })],
  ] as const;
  const halfSent = await Promise.all(
    uploads.map(async ([path, type, body]) => {
      const headers = { ...session, 'content-type': type, expect: '100-continue' };
      const sent = request(`${world.origin}${path}`, { method: 'POST', headers });
      const answered = once(sent, 'response') as Promise<[IncomingMessage]>;
      sent.flushHeaders();
      await once(sent, 'continue');
      sent.write(body.slice(0, 8));
      return { path, answered, end: () => sent.end(body.slice(8)) };
    }),
  );
  await world.make('admin', 'PATCH', `/api/members/${id}`, { role: 'viewer' });
  for (const { path, answered, end } of halfSent) {
    end();
    const [response] = await answered;
    expect.soft(response.statusCode, path).toBe(403);
    response.resume();
  }
  expect(world.app.db.orm.select().from(files).all()).toEqual([]);
  expect(world.app.db.orm.select().from(conversations).all()).toEqual([]);
});
