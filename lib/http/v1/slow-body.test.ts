import { once } from 'node:events';
import { request } from 'node:http';
import { expect, test } from 'vitest';
import { DISPATCH } from '#lib/http/dispatch';
import { toListener } from '#lib/http/to-listener';
import { listKeys } from '#lib/keys/list-keys';
import { removeKey } from '#lib/keys/remove-key';
import { testDoor, testDoorBefore } from './testing.ts';

test('regression: a key that is deleted while a body is on its way makes no call with it', async () => {
  let isAsked = false;
  const came = Promise.withResolvers<void>();
  const door = await testDoorBefore(
    (message, response) => {
      isAsked ||= message.url?.endsWith('/chat/completions') ?? false;
      response.writeHead(404).end('{}');
    },
    (app) => {
      const listener = toListener(app, DISPATCH, { guest: () => null, isDev: false });
      return (message, response) => {
        listener(message, response);
        came.resolve();
      };
    },
  );
  const headers = { authorization: `Bearer ${door.key}`, 'content-type': 'application/json' };
  const sent = request(`${door.baseURL}/chat/completions`, { method: 'POST', headers });
  const broken = once(sent, 'error');
  sent.write('{"model":');
  await came.promise;
  await removeKey(door.app, door.maker, door.keyId);
  expect((await broken)[0]).toMatchObject({ code: 'ECONNRESET' });
  expect(isAsked).toBe(false);
}, 15_000);

test('regression: a management key that is deleted while a body is on its way makes and changes no key', async () => {
  const arrivals: (() => void)[] = [];
  const door = await testDoor((app) => {
    const listener = toListener(app, DISPATCH, { guest: () => null, isDev: false });
    return (message, response) => {
      listener(message, response);
      arrivals.shift()?.();
    };
  });
  for (const [method, path] of [
    ['POST', '/keys'],
    ['PATCH', `/keys/${door.keyId}`],
  ] as const) {
    const { key, id } = await door.issue({ isManagement: true });
    const came = new Promise<void>((resolve) => arrivals.push(resolve));
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const sent = request(`${door.baseURL}${path}`, { method, headers });
    const answered = once(sent, 'response');
    sent.write('{"name":');
    await came;
    await removeKey(door.app, door.maker, id);
    sent.end('"Eve"}');
    const [response] = await answered;
    expect(response.statusCode, method).toBe(401);
    response.resume();
  }
  expect((await listKeys(door.app, door.maker)).map(({ name }) => name)).toEqual(['Tests']);
}, 15_000);
