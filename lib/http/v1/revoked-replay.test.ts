import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { changeKey } from '#lib/keys/change-key';
import { removeKey } from '#lib/keys/remove-key';
import { HELLO, testDoorBefore } from './testing.ts';

const event = (content: string) => `data: {"id":"gen-1","choices":[{"delta":{"content":"${content}"}}]}\n\n`;

test.each(['disabled', 'deleted'])(
  'regression: a repeatable call of a key that is %s ends upstream too',
  async (way) => {
    const upstream = Promise.withResolvers<ServerResponse>();
    const door = await testDoorBefore((request, response) => {
      request.resume();
      if (!request.url?.endsWith('/chat/completions')) return void response.writeHead(404).end('{}');
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(event('Once'));
      upstream.resolve(response);
    });
    const { key, id } = await door.issue();
    const headers = { authorization: `Bearer ${key}`, 'idempotency-key': 'order-17' };
    const reader = await door.ask('/chat/completions', { body: { ...HELLO, stream: true }, headers });
    const read = reader.text().catch(() => 'broken off');
    const answer = await upstream.promise;
    const closed = once(answer, 'close');
    if (way === 'disabled') await changeKey(door.app, door.maker, id, { isDisabled: true });
    else await removeKey(door.app, door.maker, id);
    answer.write(event(' upon'));
    await closed;
    expect(await read).toBe('broken off');
    if (way === 'deleted') return;
    await changeKey(door.app, door.maker, id, { isDisabled: false });
    const again = await door.ask('/chat/completions', { body: { ...HELLO, stream: true }, headers });
    expect(await again.text()).toContain('"finish_reason":"error"');
  },
  12_000,
);
