import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { newId } from '#lib/ids';
import { ACCESS_ROWS, type AccessRow } from './testing/access-rows.ts';
import { exampleOf, send } from './testing/ask-row.ts';
import { CALLERS } from './testing/callers.ts';
import { FOREIGN_ELSEWHERE, FOREIGN_FIELDS, type ForeignField } from './testing/foreign-fields.ts';
import { type Answer, openWorld, type World } from './testing/world.ts';

/** What was answered, without what differs from request to request. */
function told({ status, text }: Answer, id: string) {
  return { status, text: text.replaceAll(id, '…').replace(/"(?:requestId":"[^"]*"|readAt":\d+)/, '') };
}

test('an id in an address that is somebody else’s is answered like one that never was', async () => {
  const world = await openWorld();
  const rows = ACCESS_ROWS.filter(({ path }) => path.includes(':id') || path.includes(':hash'));
  expect(rows.length).toBeGreaterThan(20);
  for (const row of rows) {
    for (const caller of CALLERS.filter((each) => row.outcomes[each] === 404)) {
      const theirs = await exampleOf(world, row, caller);
      const [name = '', id = ''] = Object.entries(theirs.params ?? {})[0] ?? [];
      const never = newId();
      const invented = { ...theirs, params: { ...theirs.params, [name]: never } };
      const answers = [await send(world, row, caller, theirs), await send(world, row, caller, invented)] as const;
      expect.soft(told(answers[0], id), `${row.name} by ${caller}`).toEqual(told(answers[1], never));
      expect.soft(answers[0].text).not.toContain(id);
    }
  }
}, 300_000);

test('an id in an address that never was is 404 to whoever may use the row', async () => {
  const world = await openWorld();
  const MAY = [200, 201, 202, 204];
  for (const row of ACCESS_ROWS.filter(({ path }) => /:(?!author|slug)/.test(path))) {
    for (const caller of CALLERS.filter((each) => MAY.includes(row.outcomes[each]))) {
      const good = await exampleOf(world, row, caller);
      for (const name of Object.keys(good.params ?? {})) {
        for (const never of [newId(), '__proto__', '..%2f..%2fetc', 'x'.repeat(3000), "' or 1=1 --", '\u0000']) {
          const { status, text } = await send(world, row, caller, {
            ...good,
            params: { ...good.params, [name]: never },
          });
          expect.soft(status, `${row.name} with ${name} = ${never.slice(0, 20)} by ${caller}: ${text}`).toBe(404);
        }
      }
    }
  }
}, 300_000);

async function ask(world: World, { row: name, caller, ask: toExample }: ForeignField, id: string) {
  const row = ACCESS_ROWS.find((each) => each.name === name) as AccessRow;
  return told(await send(world, row, caller, await toExample(world, id)), id);
}

test('somebody else’s id in a body, a query, a nested field or a header is answered like one that never was', async () => {
  const world = await openWorld();
  for (const [name, field] of Object.entries({ ...FOREIGN_FIELDS, ...FOREIGN_ELSEWHERE })) {
    if (typeof field === 'string') continue;
    const theirs = await field.theirs(world);
    expect(theirs).toMatch(/./);
    const [foreign, invented] = [await ask(world, field, theirs), await ask(world, field, newId())];
    expect.soft(foreign, name).toEqual(invented);
    expect.soft(foreign.status, name).toBe(field.status);
  }
}, 300_000);

test('every field that takes an id is tried, or says why not', () => {
  const files = globSync('lib/{*,http/v1}/*.ts').filter(
    (file) => !/test|lib\/(?:sandbox|openrouter|models|admin)\/|openapi/.test(file),
  );
  const fields = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/[\s{](\w*[a-z]Ids?|ids?): z\s*\./g)].map(
      ([, field]) => `${file.replace(/^lib\/|\.ts$/g, '')} ${field}`,
    ),
  );
  expect(fields.length).toBeGreaterThan(10);
  const missing =
    'add it to lib/http/testing/foreign-fields.ts: a request with somebody else’s id, or why it gives nothing away';
  expect(
    fields.filter((field) => !(field in FOREIGN_FIELDS)),
    missing,
  ).toEqual([]);
  expect(Object.keys(FOREIGN_FIELDS).filter((field) => !fields.includes(field))).toEqual([]);
});

test('one key’s Idempotency-Key is nothing to another key', async () => {
  const world = await openWorld();
  const { key } = await world.make<{ key: string }>('member', 'POST', '/api/keys', { name: 'Another' });
  const call = (authorization: string | undefined) =>
    world.ask('POST', '/api/v1/chat/completions', {
      headers: { authorization: authorization ?? '', 'idempotency-key': 'the same' },
      body: { model: 'openai/gpt-4o-mini', messages: [{ role: 'user', content: 'Hello.' }] },
    });
  const first = await call(world.headers.key.authorization);
  const other = await call(`Bearer ${key}`);
  expect([first.status, other.status]).toEqual([200, 200]);
  expect(JSON.parse(other.text).id).not.toBe(JSON.parse(first.text).id);
  expect(JSON.parse((await call(world.headers.key.authorization)).text).id).toBe(JSON.parse(first.text).id);
});
