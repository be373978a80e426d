import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { text } from 'node:stream/consumers';
import { createServer as createTlsServer } from 'node:tls';

import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openOutbound } from './open-outbound.ts';
import { listening, testConnection, testSocketServer, testUpstream } from './testing.ts';
import type { UpstreamError } from './upstream-error.ts';

const GET = { method: 'GET', path: '/models' } as const;

function outbound(...privateOrigins: string[]) {
  const opened = openOutbound(privateOrigins);
  onTestFinished(opened.close);
  return opened;
}

async function failure(promise: Promise<unknown>): Promise<{ code: string; wasSent: boolean; message: string }> {
  const error = (await promise.then(
    () => null,
    (reason) => reason,
  )) as UpstreamError | null;
  expect(error).toMatchObject({ name: 'UpstreamError' });
  return { code: error?.code ?? '', wasSent: error?.wasSent ?? true, message: error?.message ?? '' };
}

describe('a request', () => {
  it('goes to the path below the base address, with the key and nothing that compresses', async () => {
    const { origin } = await testUpstream(async (request, response) => {
      const { method, url, headers } = request;
      response.setHeader('x-generation-id', 'gen-1');
      response.statusCode = 201;
      response.end(JSON.stringify({ method, url, headers, body: await text(request) }));
    });
    const { status, headers, body } = await outbound(origin).request(testConnection(origin), {
      method: 'POST',
      path: '/chat/completions',
      headers: { 'content-type': 'application/json', 'x-title': 'Café ☕ Zoë\r\nx-evil: 1' },
      body: '{"a":"é"}',
    });
    const seen = JSON.parse(await text(body));
    expect({ status, id: headers['x-generation-id'] }).toEqual({ status: 201, id: 'gen-1' });
    expect(seen).toMatchObject({ method: 'POST', url: '/api/v1/chat/completions', body: '{"a":"é"}' });
    expect(seen.headers).toMatchObject({
      // The upstream got the key; what it echoes of it is not heard.
      authorization: 'Bearer *************',
      'accept-encoding': 'identity',
      'content-length': '10',
      'x-title': 'Cafe  Zoex-evil: 1',
    });
    expect(seen.headers).not.toHaveProperty('x-evil');
  });

  it('U22: follows no redirect and sends the key nowhere else', async () => {
    let hits = 0;
    const other = await testUpstream((_, response) => {
      hits += 1;
      response.end();
    });
    const { origin } = await testUpstream((_, response) => response.writeHead(307, { location: other.origin }).end());
    const { status, body } = await outbound(origin, other.origin).request(testConnection(origin), GET);
    await text(body);
    expect({ status, hits }).toEqual({ status: 307, hits: 0 });
  });

  it('U22: looks past informational answers', async () => {
    const { origin } = await testUpstream((_, response) => {
      response.writeEarlyHints({ link: '</a>; rel=preload' });
      response.end('ok');
    });
    const { status, body } = await outbound(origin).request(testConnection(origin), GET);
    expect([status, await text(body)]).toEqual([200, 'ok']);
  });

  it('holds 1,100 answers open at once', async () => {
    const responses: { end: (text: string) => void }[] = [];
    let announce = () => {};
    const all = new Promise<void>((resolve) => {
      announce = resolve;
    });
    const { origin } = await testUpstream((_, response) => {
      response.write('begun ');
      if (responses.push(response) === 1100) announce();
    });
    const { request } = outbound(origin);
    const answers = Promise.all(Array.from({ length: 1100 }, () => request(testConnection(origin), GET)));
    await all;
    for (const response of responses) response.end('ended');
    const texts = await Promise.all((await answers).map(({ body }) => text(body)));
    expect(new Set(texts)).toEqual(new Set(['begun ended']));
  });

  it('slows the upstream down to the pace of the reader', async () => {
    const total = 32 * 1024 * 1024;
    const chunk = Buffer.alloc(64 * 1024, 'x');
    const { origin } = await testUpstream(async (_, response) => {
      for (let sent = 0; sent < total; sent += chunk.length) if (!response.write(chunk)) await once(response, 'drain');
      response.end();
    });
    const { body } = await outbound(origin).request(testConnection(origin), GET);
    let received = 0;
    let mostHeld = 0;
    for await (const piece of body) {
      received += (piece as Buffer).length;
      mostHeld = Math.max(mostHeld, body.readableLength);
      await new Promise(setImmediate);
    }
    expect(received).toBe(total);
    expect(mostHeld).toBeLessThan(512 * 1024);
  });
});

describe('an address outside the public internet is not dialled', () => {
  it.each(['127.0.0.1', 'localhost', '[::1]', '0.0.0.0', '2130706433', '[::ffff:127.0.0.1]'])('%s', async (host) => {
    let hits = 0;
    const { origin } = await testUpstream((_, response) => {
      hits += 1;
      response.end();
    });
    const { request } = outbound('http://127.0.0.1:1');
    const spelled = `http://${host}:${new URL(origin).port}`;
    expect(await failure(request(testConnection(spelled), GET))).toMatchObject({ code: 'blocked', wasSent: false });
    expect(hits).toBe(0);
  });

  it('unless its exact origin is listed: another port is another origin', async () => {
    const { origin } = await testUpstream((_, response) => response.end('ok'));
    const { body } = await outbound(origin).request(testConnection(origin), GET);
    expect(await text(body)).toBe('ok');
    expect(await failure(outbound('http://127.0.0.1').request(testConnection(origin), GET))).toMatchObject({
      code: 'blocked',
    });
  });
});

describe('what fails before a byte was sent says so', () => {
  it('U18: refused', async () => {
    const { origin, server } = await testUpstream(() => {});
    await new Promise((resolve) => server.close(resolve));
    expect(await failure(outbound(origin).request(testConnection(origin), GET))).toMatchObject({
      code: 'refused',
      wasSent: false,
    });
  });

  it('U19: no such name', async () => {
    const origin = 'http://no-such-host.invalid';
    expect(await failure(outbound(origin).request(testConnection(origin), GET))).toMatchObject({
      code: 'dns',
      wasSent: false,
    });
  });

  it('U20: TLS that is none', async () => {
    const { origin } = await testUpstream(() => {});
    const https = origin.replace('http:', 'https:');
    expect(await failure(outbound(https).request(testConnection(https), GET))).toMatchObject({
      code: 'tls',
      wasSent: false,
    });
  });

  it('U20: TLS that breaks off', async () => {
    const server = createTlsServer({}, () => {});
    server.on('tlsClientError', () => {});
    const origin = (await listening(server)).replace('http:', 'https:');
    expect(await failure(outbound(origin).request(testConnection(origin), GET))).toMatchObject({
      code: 'tls',
      wasSent: false,
    });
  });

  it('U20: a certificate that nobody vouches for, whatever the environment says', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    const pem = readFileSync(new URL('./fixtures/self-signed.pem', import.meta.url));
    let hits = 0;
    const server = createHttpsServer({ key: pem, cert: pem }, (_, response) => {
      hits += 1;
      response.end();
    });
    server.on('tlsClientError', () => {});
    const origin = (await listening(server)).replace('http:', 'https:');
    expect(await failure(outbound(origin).request(testConnection(origin), GET))).toMatchObject({
      code: 'tls',
      wasSent: false,
      message: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
    expect(hits).toBe(0);
  });

  it('given up before it began', async () => {
    const { origin } = await testUpstream((_, response) => response.end());
    const request = { ...GET, signal: AbortSignal.abort() };
    expect(await failure(outbound(origin).request(testConnection(origin), request))).toMatchObject({
      code: 'aborted',
      wasSent: false,
    });
  });

  it('given up while it was dialling, at once', async () => {
    const dialled = Promise.withResolvers<void>();
    // Accepts, and never shakes hands.
    const { origin } = await testSocketServer(() => dialled.resolve());
    const https = origin.replace('http:', 'https:');
    const leaving = new AbortController();
    const failed = failure(outbound(https).request(testConnection(https), { ...GET, signal: leaving.signal }));
    await dialled.promise;
    leaving.abort();
    expect(await failed).toMatchObject({ code: 'aborted', wasSent: false });
  });

  it('a request that cannot be written', async () => {
    const { origin } = await testUpstream((_, response) => response.end());
    const request = { ...GET, path: '/with a space' };
    expect(await failure(outbound(origin).request(testConnection(origin), request))).toMatchObject({
      code: 'reset',
      wasSent: false,
    });
  });
});

describe('what fails after it was sent says so', () => {
  it('cut off before an answer', async () => {
    const { origin } = await testUpstream((request) => request.socket.destroy());
    expect(await failure(outbound(origin).request(testConnection(origin), GET))).toMatchObject({
      code: 'reset',
      wasSent: true,
    });
  });

  it.each([
    ['never begins to answer', () => {}],
    [
      'drips its headers',
      (socket: { write: (text: string) => void; destroyed: boolean }) => {
        socket.write('HTTP/1.1 200 OK\r\nx-slow: ');
        const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write('a')), 50);
        timer.unref();
      },
    ],
  ])('U21: the upstream %s', async (_, speak) => {
    const { origin } = await testSocketServer((socket) => socket.once('data', () => speak(socket)));
    const request = { ...GET, headersTimeoutMs: 300 };
    expect(await failure(outbound(origin).request(testConnection(origin), request))).toMatchObject({
      code: 'timeout',
      wasSent: true,
    });
  });

  it('U24: reads nothing of a large request', async () => {
    const { origin } = await testSocketServer((socket) => socket.pause());
    const request = { method: 'POST', path: '/x', body: Buffer.alloc(5 * 2 ** 20), headersTimeoutMs: 300 } as const;
    expect(await failure(outbound(origin).request(testConnection(origin), request))).toMatchObject({
      code: 'timeout',
      wasSent: true,
    });
  });

  it('U22: a megabyte of headers', async () => {
    const { origin } = await testSocketServer((socket) =>
      socket.once('data', () => socket.write(`HTTP/1.1 200 OK\r\n${`x-h: ${'a'.repeat(1000)}\r\n`.repeat(1000)}\r\n`)),
    );
    expect(await failure(outbound(origin).request(testConnection(origin), GET))).toMatchObject({
      code: 'reset',
      wasSent: true,
    });
  });

  it('U22: switches protocols unasked', async () => {
    const { origin } = await testSocketServer((socket) =>
      socket.once('data', () =>
        socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
      ),
    );
    expect(await failure(outbound(origin).request(testConnection(origin), GET))).toMatchObject({
      code: 'reset',
      wasSent: true,
    });
  });

  it('U23: compresses unasked, however small the bomb', async () => {
    const { origin } = await testUpstream((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('PK'),
    );
    const failed = await failure(outbound(origin).request(testConnection(origin), GET));
    expect(failed).toMatchObject({ code: 'reset', wasSent: true, message: expect.stringContaining('gzip') });
  });

  it('given up while it waited: the upstream hears of it', async () => {
    const arrived = Promise.withResolvers<IncomingMessage>();
    const { origin } = await testUpstream((request) => arrived.resolve(request));
    const leaving = new AbortController();
    const failed = failure(outbound(origin).request(testConnection(origin), { ...GET, signal: leaving.signal }));
    const closed = once((await arrived.promise).socket, 'close');
    leaving.abort();
    expect(await failed).toMatchObject({ code: 'aborted', wasSent: true });
    await closed;
  });
});

describe('a body', () => {
  const begun = async (signal?: AbortSignal) => {
    const arrived = Promise.withResolvers<IncomingMessage>();
    const { origin } = await testUpstream((request, response) => {
      response.write('begun');
      arrived.resolve(request);
    });
    const { body } = await outbound(origin).request(testConnection(origin), { ...GET, ...(signal && { signal }) });
    return { body, socket: (await arrived.promise).socket };
  };

  it('that is cut off fails for whoever reads it', async () => {
    const { body, socket } = await begun();
    const [first] = await once(body, 'data');
    socket.destroy();
    expect(String(first)).toBe('begun');
    expect(await failure(text(body))).toMatchObject({ code: 'reset', wasSent: true });
  });

  it('that is cut off before anybody reads harms nobody, and fails for who reads later', async () => {
    const { body, socket } = await begun();
    socket.destroy();
    await new Promise((resolve) => body.once('close', resolve));
    expect(await failure(text(body))).toMatchObject({ code: 'reset' });
  });

  it('that is given up closes the connection', async () => {
    const leaving = new AbortController();
    const { body, socket } = await begun(leaving.signal);
    const closed = once(socket, 'close');
    leaving.abort();
    expect(await failure(text(body))).toMatchObject({ code: 'aborted', wasSent: true });
    await closed;
  });

  it('that its reader destroys closes the connection', async () => {
    const { body, socket } = await begun();
    const closed = once(socket, 'close');
    body.destroy();
    await closed;
  });

  it('that ended listens no longer to its signal', async () => {
    const { origin } = await testUpstream((_, response) => response.end('whole'));
    const leaving = new AbortController();
    const { body } = await outbound(origin).request(testConnection(origin), { ...GET, signal: leaving.signal });
    expect(await text(body)).toBe('whole');
    leaving.abort();
    expect(body.errored).toBeNull();
  });
});
