import { once } from 'node:events';
import { expect, test } from 'vitest';
import { changeKey } from '#lib/keys/change-key';
import { createKey } from '#lib/keys/create-key';
import { removeKey } from '#lib/keys/remove-key';
import { addMember } from '#lib/keys/testing';
import { changeMember } from '#lib/members/change-member';
import { removeMember } from '#lib/members/remove-member';
import { HELLO, testDoorBefore } from './testing.ts';

type Door = Awaited<ReturnType<typeof testDoorBefore>>;
type Made = { memberId: string; keyId: string };

/** Every way in which a key stops being good while it is being answered. */
const WAYS: Record<string, (door: Door, made: Made) => Promise<unknown>> = {
  'the key was disabled': ({ app, maker }, { keyId }) => changeKey(app, maker, keyId, { isDisabled: true }),
  'the key was deleted': ({ app, maker }, { keyId }) => removeKey(app, maker, keyId),
  'its maker was disabled': ({ app, maker }, { memberId }) => changeMember(app, maker, memberId, { isDisabled: true }),
  'its maker became a viewer': ({ app, maker }, { memberId }) => changeMember(app, maker, memberId, { role: 'viewer' }),
  'its maker was removed': ({ app, maker }, { memberId }) => removeMember(app, maker, memberId),
};

test('a stream of a key that may not be used any more breaks off within five seconds, and the upstream with it', async () => {
  let open = 0;
  const closings: Promise<unknown>[] = [];
  const door = await testDoorBefore((request, response) => {
    request.resume();
    if (!request.url?.endsWith('/chat/completions')) return void response.writeHead(404).end('{}');
    open += 1;
    closings.push(once(response, 'close'));
    response.writeHead(200, { 'content-type': 'text/event-stream', 'x-generation-id': `gen-${open}` });
    response.write('data: {"id":"gen","choices":[{"index":0,"delta":{"content":"Once"}}]}\n\n');
  });
  await Promise.all(
    Object.entries(WAYS).map(async ([way, shutOut]) => {
      const member = addMember(door.app.db, `member-${crypto.randomUUID()}`);
      const { key, view } = await createKey(door.app, member, { name: 'CI' });
      const headers = { authorization: `Bearer ${key}` };
      const response = await door.ask('/chat/completions', { body: { ...HELLO, stream: true }, headers });
      expect(response.status, way).toBe(200);
      const ended = response.text().catch(() => 'broken off');
      await shutOut(door, { memberId: member.memberId, keyId: view.id });
      const sinceMs = performance.now();
      expect.soft((await door.ask('/key', { headers })).status, way).toBe(401);
      expect.soft(await ended, way).toBe('broken off');
      expect.soft(performance.now() - sinceMs, way).toBeLessThan(5000);
    }),
  );
  await Promise.all(closings);
  expect(closings).toHaveLength(Object.keys(WAYS).length);
}, 30_000);
