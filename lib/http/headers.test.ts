import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { ACCESS_ROWS, type AccessRow } from './testing/access-rows.ts';
import { exampleOf, send } from './testing/ask-row.ts';
import { CALLERS, type Caller } from './testing/callers.ts';
import { openWorld, type Sent } from './testing/world.ts';

/** What a browser may keep, and why. */
const KEPT: Record<string, string> = {
  'GET /api/models':
    'the price list, large and asked for by every page: kept, and asked for again each time (private, no-cache)',
};

/** By a cookie; keys are no browser's, and nobody can be lured into sending one. */
const ofMembers = ({ path }: AccessRow) => !path.startsWith('/api/v1/');
const isMutation = ({ method }: AccessRow) => method !== 'GET';
const isThere = ({ path }: AccessRow) => !path.endsWith('*');

function doer(row: AccessRow): Caller {
  return CALLERS.findLast((caller) => row.outcomes[caller] < 300) ?? 'owner';
}

/** A public library and the frame of no origin that it runs in: the one page under /api. */
const isOfDiagrams = ({ path }: AccessRow) => path.startsWith('/api/diagrams/');

test('no answer is kept, sniffed or shown as a page, be it a refusal or what was asked for', async () => {
  const world = await openWorld();
  const wrong: string[] = [];
  for (const row of ACCESS_ROWS.filter((each) => !isOfDiagrams(each))) {
    for (const caller of ['nobody', 'viewer', doer(row)] as const) {
      const { headers } = await send(world, row, caller, await exampleOf(world, row, caller));
      const expectHeader = (name: string, wanted: RegExp) => {
        const value = headers.get(name) ?? '';
        if (!wanted.test(value)) wrong.push(`${row.name} by ${caller}: ${name}: ${value}`);
      };
      const isKept = row.name in KEPT && row.outcomes[caller] === 200;
      expectHeader('cache-control', isKept ? /^private, no-cache$/ : /no-store/);
      expectHeader('x-content-type-options', /^nosniff$/);
      for (const name of ['access-control-allow-origin', 'x-powered-by', 'server']) expectHeader(name, /^$/);
      if (!ofMembers(row)) continue;
      expectHeader('content-security-policy', /^default-src 'none'; frame-ancestors 'none'; sandbox$/);
      expectHeader('cross-origin-resource-policy', /^same-origin$/);
      expectHeader('referrer-policy', /^same-origin$/);
    }
  }
  expect(wrong).toEqual([]);
}, 300_000);

test('the frame that draws diagrams has no origin and reaches nothing but its own scripts', async () => {
  const world = await openWorld();
  const { headers } = await world.ask('GET', '/api/diagrams/frame');
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/default-src 'none'; script-src 'self';.*frame-ancestors 'self'; sandbox allow-scripts$/);
  expect(policy).not.toMatch(/allow-same-origin|connect-src|unsafe-eval|https?:|\*/);
});

const LURED: [string, Record<string, string>][] = [
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example.com' }],
  ['another site that sends no Origin', { 'sec-fetch-site': 'cross-site' }],
  ['a neighbour under the same domain', { 'sec-fetch-site': 'same-site', origin: 'http://localhost:4000' }],
  ['an old browser on another site', { origin: 'http://evil.example.com' }],
  ['a sandboxed frame', { origin: 'null' }],
];

const NOT_JSON = ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain', 'text/json'];

test('a mutation is JSON from our own pages: another site’s is refused, and so is a form', async () => {
  const world = await openWorld();
  const wrong: string[] = [];
  for (const row of ACCESS_ROWS.filter((each) => isMutation(each) && ofMembers(each))) {
    const { body, ...good } = await exampleOf(world, row, doer(row));
    const ask = async (name: string, status: number, said: string, sent: Sent) => {
      const answer = await send(world, row, doer(row), {
        ...good,
        ...sent,
        headers: { ...good.headers, ...sent.headers },
      });
      if (answer.status !== status || !answer.text.includes(said))
        wrong.push(`${row.name} for ${name}: ${answer.status} ${answer.text.slice(0, 200)}`);
    };
    for (const [site, headers] of LURED) await ask(site, 403, 'came from another site', { body, headers });
    if (!isThere(row)) continue;
    for (const type of NOT_JSON) {
      await ask(type, 400, 'content-type', { body: body ?? {}, headers: { 'content-type': type } });
      await ask(`${type} without a body`, 400, 'content-type', { headers: { 'content-type': type } });
    }
  }
  expect(wrong).toEqual([]);
}, 300_000);

test('no other site’s page may ask, not even beforehand', async () => {
  const world = await openWorld();
  const lure = { origin: 'https://evil.example.com', 'access-control-request-method': 'POST' };
  for (const path of ['/api/v1/chat/completions', '/api/v1/models', '/api/me', '/api/auth/sign-in/email']) {
    for (const method of ['OPTIONS', 'GET', 'POST']) {
      const { headers } = await world.ask(method, path, { headers: { ...lure, ...world.headers.key } });
      expect.soft([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  }
});

const HTTPS = { PUBLIC_URL: 'https://parallax.example.com' };

test.each([
  ['plain http', {}, /^parallax\.session_token=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/],
  ['TLS', HTTPS, /^__Host-parallax\.session_token=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/],
])('the cookie of a session behind %s', async (_, variables, wanted) => {
  const world = await openWorld({ variables });
  const body = { email: 'member@example.com', password: 'correct horse battery' };
  for (const headers of [{}, { 'x-forwarded-proto': 'http' }, { 'x-forwarded-proto': 'https' }]) {
    const answer = await world.ask('POST', '/api/auth/sign-in/email', { body, headers });
    const cookies = answer.headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) expect(cookie).toMatch(wanted);
  }
  const mine = await world.ask('GET', '/api/me', { headers: world.headers.member });
  expect(mine.status).toBe(200);
});

/** Sends bytes as they are, and reads all that comes back until the server hangs up. */
async function raw(origin: string, bytes: string): Promise<string> {
  const { port, hostname } = new URL(origin);
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.setTimeout(2000, () => socket.destroy());
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('close', () => resolve(text)).on('error', reject);
  });
}

const SMUGGLED = 'GET /api/v1/openapi.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';

const AMBIGUOUS: [string, string, string][] = [
  ['length and chunks at once', 'Content-Length: 4\r\nTransfer-Encoding: chunked', `0\r\n\r\n${SMUGGLED}`],
  ['chunks and length at once', 'Transfer-Encoding: chunked\r\nContent-Length: 4', `0\r\n\r\n${SMUGGLED}`],
  ['two lengths', 'Content-Length: 2\r\nContent-Length: 70', `{}${SMUGGLED}`],
  ['two encodings', 'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity', `0\r\n\r\n${SMUGGLED}`],
  ['an encoding with a space before its colon', 'Transfer-Encoding : chunked', `0\r\n\r\n${SMUGGLED}`],
  ['an encoding hidden by a tab', 'Transfer-Encoding:\tchunked, identity', `0\r\n\r\n${SMUGGLED}`],
  ['a folded header', 'X-A: b\r\n Transfer-Encoding: chunked', `0\r\n\r\n${SMUGGLED}`],
  ['a line that ends too early', 'X-A: b\nTransfer-Encoding: chunked', `0\r\n\r\n${SMUGGLED}`],
  ['a length that is no number', 'Content-Length: +2', `{}${SMUGGLED}`],
  ['a length in hex', 'Content-Length: 0x2', `{}${SMUGGLED}`],
  ['a chunk whose size overflows', 'Transfer-Encoding: chunked', `fffffffffffffffff\r\n${SMUGGLED}`],
];

test('C12: a request whose end is in doubt is refused, and nothing behind it is taken for a request', async () => {
  const { origin } = await openWorld();
  for (const [name, headers, rest] of AMBIGUOUS) {
    const line = 'POST /api/v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json';
    const heard = await raw(origin, `${line}\r\n${headers}\r\n\r\n${rest}`);
    expect.soft(heard, name).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect.soft(heard.match(/HTTP\/1\.1 /g), name).toHaveLength(1);
    expect.soft(heard, name).not.toContain('"openapi"');
  }
});
