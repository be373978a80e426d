import { expect, test } from 'vitest';
import { ACCESS_ROWS, type AccessRow } from './testing/access-rows.ts';
import { exampleOf, send } from './testing/ask-row.ts';
import { CALLERS, type Caller } from './testing/callers.ts';
import { openWorld } from './testing/world.ts';

const deep = (levels: number): unknown => JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);

/** What nobody means, as a value of whatever field. */
const HOSTILE: Record<string, unknown> = {
  null: null,
  true: true,
  'a number too large': 1e308,
  'a fraction': -0.5,
  'nothing but a NUL': '\u0000',
  'half a character': '\ud800',
  'line breaks': 'x\r\nset-cookie: a=b',
  'names of the language': JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{}}}'),
  'a list in a list': [[[]]],
  'a deep object': deep(3000),
  'a long text': 'x'.repeat(200_000),
  'a formula': '=HYPERLINK("https://evil.example.com")',
  'a statement': `'; drop table members; --`,
};

function doer(row: AccessRow): Caller {
  return CALLERS.find((caller) => caller !== 'nobody' && row.outcomes[caller] < 300) ?? 'owner';
}

test('no value of any field breaks anything: each is taken or refused, and the server lives', async () => {
  const world = await openWorld();
  const broken: string[] = [];
  let tried = 0;
  for (const row of ACCESS_ROWS.filter(({ method, path }) => method !== 'GET' && !path.endsWith('*'))) {
    const good = await exampleOf(world, row, doer(row));
    const { body } = good;
    const fields = typeof body === 'object' && body !== null ? Object.keys(body) : [];
    for (const [name, value] of Object.entries(HOSTILE)) {
      for (const hostile of [value, ...fields.map((field) => ({ ...(body as object), [field]: value }))]) {
        tried += 1;
        const { status, text } = await send(world, row, doer(row), { ...good, body: hostile });
        if (status === 500 || text.includes('"internal"'))
          broken.push(`${row.name} with ${name}: ${text.slice(0, 200)}`);
      }
    }
  }
  expect(broken).toEqual([]);
  expect(tried).toBeGreaterThan(1000);
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  expect((await world.ask('GET', '/api/health')).status).toBe(200);
}, 300_000);

test('no value of any query breaks anything', async () => {
  const world = await openWorld();
  const broken: string[] = [];
  for (const row of ACCESS_ROWS.filter(({ method, path }) => method === 'GET' && !path.endsWith('*'))) {
    const good = await exampleOf(world, row, doer(row));
    const names = [...Object.keys(good.query ?? {}), 'before', 'after', 'limit', 'q', 'model', 'from', 'id'];
    for (const name of new Set(names)) {
      for (const value of [
        '',
        '\u0000',
        '-1',
        '1e999',
        '9'.repeat(400),
        '" OR *',
        '%',
        '99999999999999.x',
        'x'.repeat(2000),
      ]) {
        const { status, text } = await send(world, row, doer(row), {
          ...good,
          query: { ...good.query, [name]: value },
        });
        if (status === 500) broken.push(`${row.name} ?${name}=${value.slice(0, 20)}: ${text.slice(0, 200)}`);
      }
    }
  }
  expect(broken).toEqual([]);
}, 300_000);

test.each([100, 3000, 60_000])('JSON of %i levels where any JSON may stand is taken or refused', async (levels) => {
  const world = await openWorld();
  const row = ACCESS_ROWS.find(({ name }) => name === 'PATCH /api/conversations/:id/panes/:paneId') as AccessRow;
  const { params = {} } = await exampleOf(world, row, 'member');
  const path = `/api/conversations/${params.id}/panes/${params.paneId}`;
  const nested = `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
  for (const settings of [`{"provider":${nested}}`, `{"plugins":[${nested}]}`, `{"response_format":${nested}}`]) {
    const response = await fetch(`${world.origin}${path}`, {
      method: 'PATCH',
      headers: { ...world.headers.member, 'content-type': 'application/json' },
      body: `{"settings":${settings}}`,
    });
    const text = await response.text();
    expect.soft(response.status, `${settings.slice(0, 20)} ${text.slice(0, 200)}`).toBeLessThan(500);
  }
});
