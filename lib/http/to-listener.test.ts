import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { testAuthApp } from '#lib/auth/testing';
import type { NodeRoute } from './node-route.ts';
import { type Guest, toListener } from './to-listener.ts';

type TestApp = ReturnType<typeof testAuthApp>;

const HEALTH: NodeRoute<TestApp> = {
  method: 'GET',
  path: '/api/health',
  allow: 'open',
  because: 'a test',
  answer: async ({ response }) => void response.end('up'),
};

/** A real server, and a client that sends any bytes as its request line. */
async function serve(guest: Guest | null, app: TestApp = testAuthApp(), isStopping = () => false) {
  const server = createServer(toListener(app, [HEALTH], { guest: () => guest, isDev: false, isStopping }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  const { port } = server.address() as AddressInfo;
  return (line: string) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(`${line} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`),
      );
      socket.on('data', (chunk) => {
        text += chunk;
      });
      socket.on('close', () => resolve({ status: Number(text.split(' ')[1]), text })).on('error', reject);
    });
}

const says =
  (text: string): Guest =>
  async (message, response) =>
    void response.end(`${text} ${message.url}`);

test('rows of the table are answered here, everything else by the guest', async () => {
  const ask = await serve(says('guest'));
  expect((await ask('GET /api/health?x=1')).text).toContain('up');
  expect((await ask('POST /api/health')).text).toContain('guest /api/health');
  expect((await ask('GET /chat')).text).toMatch(/content-security-policy: .*guest \/chat/is);
});

test('until the guest is ready it says when to come back, and answers its own', async () => {
  const ask = await serve(null);
  expect(await ask('GET /chat')).toMatchObject({ status: 503, text: expect.stringMatching(/retry-after: 1/i) });
  expect((await ask('GET /api/health')).status).toBe(200);
});

test.each([
  'GET *',
  'OPTIONS *',
  'GET http://[',
  'GET http://evil.example.com/',
  'GET /%E0%A4%A',
  'GET /api/conversations/%/events',
])('regression: %s is refused, and the server lives', async (line) => {
  const ask = await serve(says('guest'));
  expect((await ask(line)).status).toBe(400);
  expect((await ask('GET /api/health')).status).toBe(200);
});

test('a guest that rejects is answered for, without saying why, and breaks off what it had begun', async () => {
  const early = await serve(() => Promise.reject(new Error('a secret')));
  expect(await early('GET /chat')).toMatchObject({ status: 500, text: expect.not.stringContaining('secret') });
  const late = await serve(async (_, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('half');
    throw new Error('a secret');
  });
  const { text } = await late('GET /chat');
  expect(text).toMatch(/half$|^$/);
  expect((await late('GET /api/health')).status).toBe(200);
});

test('one line of the log for each request, without its query', async () => {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const ask = await serve(says('guest'), { ...testAuthApp(), log });
  await ask('GET /api/health?token=secret');
  await ask('GET /api/me?token=secret');
  await ask('GET /setup?token=secret');
  await vi.waitFor(() => expect(lines).toHaveLength(3));
  expect(lines).toMatchObject([
    { level: 20, method: 'GET', path: '/api/health', status: 200, isCut: false, requestId: expect.any(String) },
    { level: 30, method: 'GET', path: '/api/me', status: 200 },
    { level: 20, method: 'GET', path: '/setup', status: 200, isCut: false },
  ]);
  expect(JSON.stringify(lines)).not.toContain('secret');
});

test('while it stops it refuses what is new, says when to come back, and still tells whether it is up', async () => {
  const ask = await serve(says('guest'), testAuthApp(), () => true);
  const { status, text } = await ask('GET /chat');
  expect(status).toBe(503);
  expect(text).toMatch(/retry-after: 5\r\n/i);
  expect(text).toMatch(/connection: close\r\n/i);
  expect((await ask('GET /api/health')).text).toMatch(/up$/);
});

test('tells the guest the address that proxies of the operator’s wrote, and by default what the socket says', async () => {
  const told: Guest = async (message, response) =>
    void response.end(`for ${String(message.headers['x-parallax-client'])}`);
  const forwarded =
    'GET / HTTP/1.1\r\nx-forwarded-for: 6.6.6.6, 1.2.3.4\r\nx-parallax-client: 6.6.6.6\r\nx-rest: GET /';
  expect((await (await serve(told))(forwarded)).text).toContain('for 127.0.0.1');
  const behindOne = testAuthApp({ PARALLAX_TRUSTED_PROXIES: '1' });
  expect((await (await serve(told, behindOne))(forwarded)).text).toContain('for 1.2.3.4');
});
