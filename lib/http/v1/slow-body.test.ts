import { once } from 'node:events';
import { request } from 'node:http';
import { expect, test } from 'vitest';
import { DISPATCH } from '#lib/http/dispatch';
import { toListener } from '#lib/http/to-listener';
import { removeKey } from '#lib/keys/remove-key';
import { testDoorBefore } from './testing.ts';

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
