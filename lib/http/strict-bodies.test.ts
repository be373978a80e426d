import { expect, test, vi } from 'vitest';
import { ACCESS_ROWS, type AccessRow } from './testing/access-rows.ts';
import { exampleOf, send } from './testing/ask-row.ts';
import { CALLERS, type Caller } from './testing/callers.ts';
import { differencesOf, readAll, schemaColumns } from './testing/schema-columns.ts';
import { openWorld } from './testing/world.ts';

/** The names of columns that a row's body may hold, beside those of its example. Every other one is refused by its name. */
const MAY_SAY: Record<string, string> = {
  'POST /api/conversations': 'id isTemporary settings title',
  'POST /api/conversations/:id/panes': 'id',
  'PATCH /api/conversations/:id/panes/:paneId': 'headId provider',
  'POST /api/conversations/:id/runs': 'model',
  'POST /api/budgets': 'alertsAt isBlocking period',
  'PATCH /api/budgets/:id': 'alertsAt isBlocking period',
  'PUT /api/budgets/webhook': 'form',
  'POST /api/keys':
    'addresses expiresAt isManagement maxCompletionPrice maxPromptPrice models requestsPerMinute tokensPerMinute',
  'PATCH /api/keys/:id':
    'addresses expiresAt maxCompletionPrice maxPromptPrice models period requestsPerMinute tokensPerMinute',
  'POST /api/presets': 'provider sharing',
  'PATCH /api/presets/:id': 'models settings sharing',
  'PUT /api/preferences': 'chatSettings',
  'POST /api/prompts': 'sharing',
  'PATCH /api/prompts/:id': 'sharing',
  'POST /api/settings/connections/keys': 'name',
  'PATCH /api/settings/connections/:id': 'baseUrl',
};

/** What a change changes: these columns and rows of the whole database, and nothing else. */
const CHANGES: Record<string, string> = {
  'PATCH /api/conversations/:id': '+events conversations.title conversations.titled_by',
  'PATCH /api/conversations/:id/panes/:paneId': '+events panes.model panes.settings',
  'PATCH /api/budgets/:id': '+audit_entries budgets.limit_nano',
  'PUT /api/budgets/webhook': '+alert_webhooks +audit_entries',
  'PATCH /api/keys/:id': '+audit_entries +budgets keys.name keys.updated_at',
  'PATCH /api/v1/keys/:hash': '+audit_entries keys.name keys.updated_at',
  'PATCH /api/me': '+audit_entries members.name members.updated_at',
  'PATCH /api/members/:id': '+audit_entries members.disabled_at members.role members.updated_at',
  'PATCH /api/presets/:id': 'library.name library.updated_at',
  'PATCH /api/prompts/:id': 'library.name library.updated_at',
  'PUT /api/preferences': '+preferences',
  'PUT /api/conversations/:id/messages/:messageId/rating': '+ratings',
  'PUT /api/models/favourites': '+favourite_models',
  'PUT /api/settings/connections/order': '+audit_entries',
  'PATCH /api/settings/connections/:id':
    '+audit_entries connections.name connections.updated_at server_models.prompt_price',
};

/** Bodies that pass through to the upstream as they are, and one that is not read. */
const PASSED_ON = /^POST \/api\/(?:v1\/(?:chat\/completions|embeddings|responses|messages)|auth\/sign-out)$/;

const isDone = (status: number) => status >= 200 && status < 300;

function doer(row: AccessRow): Caller {
  const found = CALLERS.find((caller) => caller !== 'nobody' && isDone(row.outcomes[caller]));
  return found ?? 'owner';
}

/** No field takes this, so that a name which is one is found out. */
const NO_VALUE = [[['planted']]];

/** What goes on by itself once a run was started. */
const OF_RUNS =
  /^\+?(?:attempts|budget_windows|calls|call_holds|events|found_\w+|latencies|rollups)\b|^conversations\.title|^messages\.parts|^runs\./;

test('a name that a body does not have is refused, whatever column bears it, and changes nothing', async () => {
  const world = await openWorld();
  const columns = await schemaColumns();
  expect(columns.length).toBeGreaterThan(100);
  const tried: string[] = [];
  const taken: string[] = [];
  for (const row of ACCESS_ROWS.filter(({ name }) => !PASSED_ON.test(name))) {
    const good = await exampleOf(world, row, doer(row));
    if (!isObject(good.body)) continue;
    tried.push(row.name);
    const may = [...(MAY_SAY[row.name] ?? '').split(' '), ...Object.keys(good.body)];
    const before = await readAll(world.app);
    for (const within of [[], ...objectsIn(good.body)]) {
      let unknown = columns.filter((each) => !may.includes(each));
      for (let field = ''; field !== 'none'; unknown = unknown.filter((each) => each !== field)) {
        const { status, text } = await send(world, row, doer(row), {
          ...good,
          body: planted(good.body, within, unknown),
        });
        const isRefused = status === 400 && /There is no field “[^”]*” here; leave it out/.test(text);
        field = isRefused ? 'none' : (/The field “(?:[^”]*\.)?(\w+)”/.exec(text)?.[1] ?? 'none');
        if (!isRefused) taken.push(`${row.name} ${[...within, field].join('.')}: ${status} ${text.slice(0, 200)}`);
      }
    }
    const changed = differencesOf(before, await readAll(world.app)).filter((each) => !OF_RUNS.test(each));
    if (changed.length > 0) taken.push(`${row.name} changed ${changed}`);
  }
  expect(taken).toEqual([]);
  expect(tried.length).toBeGreaterThan(20);
  expect(Object.keys(MAY_SAY).filter((name) => !tried.includes(name))).toEqual([]);
}, 300_000);

test('a name that a query does not have is refused too', async () => {
  const world = await openWorld();
  for (const row of ACCESS_ROWS.filter(({ method }) => method === 'GET')) {
    const good = await exampleOf(world, row, doer(row));
    if (!good.query) continue;
    const { status, text } = await send(world, row, doer(row), { ...good, query: { ...good.query, ownerId: 'me' } });
    if (row.path === '/api/v1/generation' || row.path.endsWith('/events')) continue;
    expect.soft(status, row.name).toBe(400);
    expect.soft(text).toContain('“ownerId” here');
  }
});

test('a change changes what its row says, and nothing else in the whole database', async () => {
  const world = await openWorld();
  const rows = ACCESS_ROWS.filter(({ method, path }) => /^(?:PATCH|PUT)$/.test(method) && !path.endsWith('*'));
  expect(rows.map(({ name }) => name).sort(), 'say in CHANGES what it changes').toEqual(Object.keys(CHANGES).sort());
  for (const row of rows) {
    const caller = doer(row);
    const good = await exampleOf(world, row, caller);
    const before = await readAll(world.app);
    expect(isDone((await send(world, row, caller, good)).status)).toBe(true);
    const wanted = (CHANGES[row.name] ?? '').split(' ').filter(Boolean);
    // A call that was under way before ends meanwhile.
    const isOfLedger = /^\+?(?:attempts|budget_windows|calls|call_holds|latencies|rollups)\b/;
    const changed = differencesOf(before, await readAll(world.app)).filter((each) => !isOfLedger.test(each));
    expect.soft(changed, row.name).toEqual(wanted.sort());
  }
});

test('what passes on to the upstream says nothing of who calls and what it costs', async () => {
  const world = await openWorld();
  const extra = Object.fromEntries((await schemaColumns()).map((column) => [column, 'planted']));
  const { model, messages } = { model: 'openai/gpt-4o-mini', messages: [{ role: 'user', content: 'Hello.' }] };
  const body = { ...withoutMeaning(extra), model, messages };
  await world.make('key', 'POST', '/api/v1/chat/completions', body);
  const read = () => world.app.db.client.prepare('select * from calls').get() as Record<string, unknown>;
  await vi.waitFor(() => expect(read()).toMatchObject({ state: 'settled' }));
  const call = read();
  expect(call).toMatchObject({ member_id: world.ids.member, key_id: world.ids.key, purpose: 'api' });
  expect(JSON.stringify(call)).not.toContain('planted');
});

/** Names that mean something to the upstream are not ours to plant. */
function withoutMeaning({ provider: _, models: __, messages: ___, ...rest }: Record<string, unknown>) {
  return rest;
}

type Path = readonly (string | number)[];

/** Where objects lie inside the body; of a list, its first. */
function objectsIn(body: Record<string, unknown>): Path[] {
  return Object.entries(body).flatMap(([key, value]) => {
    const [inner, path] = Array.isArray(value) ? [value[0], [key, 0]] : [value, [key]];
    return isObject(inner) ? [path, ...objectsIn(inner).map((rest) => [...path, ...rest])] : [];
  });
}

/** The body with names that the object at `path` does not have. */
function planted(body: unknown, [first, ...rest]: Path, names: readonly string[]): unknown {
  if (first === undefined) return { ...Object.fromEntries(names.map((name) => [name, NO_VALUE])), ...(body as object) };
  if (Array.isArray(body)) return [planted(body[0], rest, names), ...body.slice(1)];
  const inner = (body as Record<string, unknown>)[first];
  return { ...(body as object), [first]: planted(inner, rest, names) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
