import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { PassThrough, type Readable } from 'node:stream';
import { expect, it, onTestFinished } from 'vitest';
import { eventEdge } from './event-edge.ts';
import { type PipeLimits, pipeEvents } from './pipe-events.ts';

async function piping(source: Readable, limits: Partial<PipeLimits> = {}, after?: (response: ServerResponse) => void) {
  let seen: ServerResponse | null = null;
  const server = createServer(async (_request, response) => {
    seen = response;
    await pipeEvents(source, response, { keepAliveMs: 60_000, stallMs: 60_000, ...limits });
    after?.(response);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { port, url: `http://127.0.0.1:${port}`, response: () => seen };
}

it.each([
  ['data: a\n\n', 9],
  ['data: a\n\ndata: b', 9],
  ['data: a\r\n\r\ndata', 11],
  ['data: a\r\rdata', 9],
  ['data: a\n', 0],
  ['data: a\n\ndata: b\r\n\r\n', 20],
  ['', 0],
])('the last whole event of %j ends at %i', (text, edge) => {
  expect(eventEdge(Buffer.from(text))).toBe(edge);
});

it('keeps a silent line alive between events and never inside one', async () => {
  const source = new PassThrough();
  const { url } = await piping(source, { keepAliveMs: 20 });
  const reader = (
    (await Promise.all([fetch(url), source.write('data: a\n\ndata: half')]))[0].body as ReadableStream<Uint8Array>
  ).getReader();
  let text = '';
  while (text.split(': PARALLAX WAITING\n\n').length < 4)
    text += Buffer.from((await reader.read()).value ?? '').toString();
  source.end(' b\n\n');
  for (let piece = await reader.read(); !piece.done; piece = await reader.read())
    text += Buffer.from(piece.value).toString();
  expect(text.replaceAll(': PARALLAX WAITING\n\n', '')).toBe('data: a\n\ndata: half b\n\n');
  expect(text).toMatch(/^data: a\n\n(: PARALLAX WAITING\n\n){3,}data: half b\n\n$/);
});

it('an event larger than it holds back goes on in pieces, without comments inside, byte for byte', async () => {
  const source = new PassThrough();
  const { url } = await piping(source, { keepAliveMs: 5 });
  const big = `data: ${'x'.repeat(200_000)}\r\n\r\n`;
  const reading = fetch(url).then((response) => response.text());
  for (let at = 0; at < big.length; at += 10_001) {
    source.write(big.slice(at, at + 10_001));
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  source.end('data: b\n\n');
  const text = await reading;
  expect(text.replaceAll(': PARALLAX WAITING\n\n', '')).toBe(`${big}data: b\n\n`);
  expect(text).toContain(big);
});

it('ends half of a large event before anything else is said', async () => {
  const source = new PassThrough();
  source.write(`data: ${'x'.repeat(100_000)}`);
  const { url } = await piping(source, {}, (response) => response.write('data: broken\n\n'));
  const reader = (await fetch(url)).body?.getReader();
  await reader?.read();
  source.destroy(new Error('cut'));
  let rest = '';
  for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read())
    rest += Buffer.from(piece.value).toString();
  expect(rest).toMatch(/\n\ndata: broken\n\n$/);
});

it('C5: a reader who takes nothing is cut off, and never has more than a bounded piece waiting', async () => {
  let produced = 0;
  const source = new PassThrough();
  const feed = () => {
    while (!source.destroyed && source.write(`data: ${'x'.repeat(16_000)}\n\n`)) produced += 16_000;
  };
  source.on('drain', feed);
  const { port, response } = await piping(source, { stallMs: 300 });
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.pause();
  socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
  feed();
  await expect.poll(() => response()?.destroyed, { timeout: 5000 }).toBe(true);
  expect(produced).toBeLessThan(16 * 2 ** 20);
  socket.destroy();
  source.destroy();
});
