import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { expect, it } from 'vitest';
import type { App } from '#lib/app';
import { answerByNext } from './answer-by-next.ts';
import { stampRequest } from './stamp-request.ts';
import { MODEL } from './testing/example-requests.ts';
import { openWorld } from './testing/world.ts';
import { toHeaders } from './to-headers.ts';
import { HELLO, testDoor } from './v1/testing.ts';

/** What a host of Next does around a route handler. */
const byNext =
  (app: App): RequestListener =>
  (message, response) =>
    void answer(app, message, response);

async function answer(app: App, message: IncomingMessage, response: ServerResponse): Promise<void> {
  stampRequest(message, app.env);
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const hasBody = message.method === 'POST';
  const request = new Request(`http://parallax${message.url}`, {
    method: message.method ?? 'GET',
    headers: toHeaders(message),
    signal: gone.signal,
    ...(hasBody && { body: Readable.toWeb(message) as ReadableStream<Uint8Array>, duplex: 'half' }),
  } as RequestInit);
  try {
    const given = await answerByNext(app, request);
    response.writeHead(given.status, Object.fromEntries(given.headers));
    response.flushHeaders();
    if (given.body) await pipeline(Readable.fromWeb(given.body as never), response);
    else response.end();
  } catch {
    response.destroy();
  }
}

it('answers whole and streamed as the table does, its headers too', async () => {
  const { ask } = await testDoor(byNext);
  const whole = await ask('/chat/completions', { body: HELLO });
  expect(whole.headers.get('x-parallax-cost')).toMatch(/^0\.\d+$/);
  expect(await whole.json()).toMatchObject({ choices: [{ message: { content: '17 * 23 = **391**' } }] });
  const streamed = await ask('/chat/completions', { body: { ...HELLO, stream: true } });
  expect(streamed.headers.get('content-type')).toMatch(/^text\/event-stream/);
  expect(await streamed.text()).toMatch(/data: \[DONE\]\n\n$/);
});

it('lets the upstream go when the reader leaves', async () => {
  const { ask, sandbox } = await testDoor(byNext);
  const leaving = new AbortController();
  const messages = [{ role: 'user', content: 'hello [[fault:stall]]' }];
  const body = { ...HELLO, messages, stream: true };
  const response = await ask('/chat/completions', { body, signal: leaving.signal });
  await response.body?.getReader().read();
  leaving.abort();
  await expect.poll(() => sandbox.generations()[0]?.cancelled, { timeout: 1000 }).toBe(1);
});

it('knows the address that was stamped, and believes no other', async () => {
  const { ask, issue } = await testDoor(byNext);
  const near = await issue({ addresses: ['127.0.0.0/8'] });
  const far = await issue({ addresses: ['10.0.0.0/8'] });
  const status = async (key: string, headers: Record<string, string> = {}) =>
    (await ask('/models', { headers: { authorization: `Bearer ${key}`, ...headers } })).status;
  expect(await status(near.key)).toBe(200);
  expect(await status(far.key, { 'x-parallax-client': '10.0.0.1', 'x-forwarded-for': '10.0.0.1' })).toBe(403);
});

it('says that there is nothing where the table has no row', async () => {
  const { ask, app } = await testDoor(byNext);
  expect((await ask('/nothing')).status).toBe(404);
  expect((await answerByNext(app, new Request('http://parallax/elsewhere'))).status).toBe(404);
});

it('takes files and imports', async () => {
  const { app, headers } = await openWorld();
  const post = async (path: string, type: string, body: string) => {
    const asked = { ...headers.member, 'content-type': type };
    return answerByNext(app, new Request(`http://parallax${path}`, { method: 'POST', headers: asked, body }));
  };
  expect(await (await post('/api/files?name=a.txt', 'application/octet-stream', 'Words.')).json()).toMatchObject({
    name: 'a.txt',
    bytes: 6,
  });
  const text = JSON.stringify([{ role: 'user', content: 'Hi' }]);
  const imported = await post('/api/conversations/import', 'application/json', JSON.stringify({ text, model: MODEL }));
  expect(await imported.json()).toEqual({ ids: [expect.any(String)] });
});
