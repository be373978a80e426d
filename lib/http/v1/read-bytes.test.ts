import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { isAppError, statusOf } from '#lib/errors';
import { readBytes } from './read-bytes.ts';

/** What became of a body that is sent piece by piece; the last word ends it, cuts it, or leaves it open. */
async function read(
  pieces: readonly Buffer[],
  last: 'end' | 'cut' | 'wait',
  limits: { mostBytes?: number; longestMs?: number } = {},
) {
  const { promise, resolve } = Promise.withResolvers<Buffer | { status: number; message: string }>();
  const server = createServer((message) => {
    readBytes(message, limits).then(resolve, (error: unknown) => {
      if (isAppError(error)) resolve({ status: statusOf(error), message: error.message });
      else throw error;
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const request = httpRequest({ port, method: 'POST' });
  request.on('error', () => {});
  onTestFinished(() => {
    request.destroy();
    server.closeAllConnections();
    server.close();
  });
  for (const piece of pieces) await new Promise((done) => request.write(piece, done));
  if (last === 'end') request.end();
  if (last === 'cut') request.destroy();
  return promise;
}

it('is whole, in however many pieces', async () => {
  expect(await read([Buffer.from('{"a"'), Buffer.from(':1'), Buffer.from('}')], 'end')).toEqual(Buffer.from('{"a":1}'));
  expect(await read([], 'end')).toEqual(Buffer.alloc(0));
  expect(await read([Buffer.alloc(100)], 'end', { mostBytes: 100 })).toHaveLength(100);
});

it('is refused, never cut, when it is too large, too slow or not whole', async () => {
  expect(await read([Buffer.alloc(60), Buffer.alloc(41)], 'wait', { mostBytes: 100 })).toMatchObject({ status: 413 });
  expect(await read([Buffer.from('{')], 'wait', { longestMs: 50 })).toMatchObject({
    status: 408,
    message: expect.stringContaining('0.05 s'),
  });
  expect(await read([Buffer.from('{')], 'cut')).toMatchObject({ status: 400 });
});
