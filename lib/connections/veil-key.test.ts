import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openOutbound } from './open-outbound.ts';
import { testConnection, testUpstream } from './testing.ts';
import { veilKey } from './veil-key.ts';

const KEY = 'sk-or-v1-0123456789abcdef';
const STARS = '*'.repeat(KEY.length);

function through(chunks: readonly Buffer[]): string {
  const veil = veilKey(KEY);
  if (!veil) throw new Error('this key is long enough');
  return Buffer.concat([...chunks.map(veil.push), veil.end()]).toString();
}

const TEXTS = [
  `Invalid key ${KEY}.`,
  `${KEY}${KEY}`,
  `sk-or-v1-sk-or-${KEY}sk-or`,
  'nothing to hide, sk-or-v1-012345 is another',
  `ssssk-or-v1-0123456789abcde`,
  `é ${KEY} é`,
  '',
];

test.each(TEXTS)('hides the key wherever the bytes are cut, and nothing else: %s', (said) => {
  const bytes = Buffer.from(said);
  const wanted = said.replaceAll(KEY, STARS);
  for (let at = 0; at <= bytes.length; at += 1) {
    expect(through([bytes.subarray(0, at), bytes.subarray(at)])).toBe(wanted);
  }
  expect(through([...bytes].map((byte) => Buffer.from([byte])))).toBe(wanted);
});

test('what could be no beginning of the key does not wait, and is not copied', () => {
  const veil = veilKey(KEY);
  const chunk = Buffer.from('data: {"sk":"or"}\n\n');
  expect(veil?.push(chunk).buffer).toBe(chunk.buffer);
  expect(veil?.push(Buffer.from('the end is sk-or-v1-01')).toString()).toBe('the end is ');
  expect(veil?.end().toString()).toBe('sk-or-v1-01');
});

test('a key that could be any word is left in what is said', () => {
  expect(veilKey('')).toBeNull();
  expect(veilKey('secret')).toBeNull();
});

describe('an upstream that echoes our key', () => {
  test.each([
    ['in an error', 401, 'application/json', [`{"error":{"message":"No user for ${KEY}."}}`]],
    [
      'in a stream',
      200,
      'text/event-stream',
      [`data: {"x":"${KEY.slice(0, 9)}`, `${KEY.slice(9)}"}\n\n`, 'data: [DONE]\n\n'],
    ],
    ['as its last word', 500, 'text/plain', ['You sent ', KEY]],
  ])('%s is not heard', async (_, status, type, pieces) => {
    let asked = '';
    const { origin } = await testUpstream(async (request, response) => {
      asked = request.headers.authorization ?? '';
      response.writeHead(status, {
        'content-type': type,
        'x-echo': `Bearer ${KEY}`,
        'set-cookie': [`a=${KEY}`, 'b=1'],
      });
      for (const piece of pieces) {
        response.write(piece);
        await new Promise((resolve) => setImmediate(resolve));
      }
      response.end();
    });
    const outbound = openOutbound([origin]);
    onTestFinished(outbound.close);
    const answer = await outbound.request(testConnection(origin, KEY), { method: 'GET', path: '/x' });
    expect(await text(answer.body)).toBe(pieces.join('').replaceAll(KEY, STARS));
    expect(answer.headers).toMatchObject({ 'x-echo': `Bearer ${STARS}`, 'set-cookie': [`a=${STARS}`, 'b=1'] });
    expect(asked).toBe(`Bearer ${KEY}`);
  });
});
