import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { testFolder } from '#db/testing';
import { type App, install } from '#lib/app';
import { signedIn, testAuthApp } from '#lib/auth/testing';
import { DISPATCH } from './dispatch.ts';
import { findUnguarded } from './find-unguarded.ts';

/** Pages for everybody, and why. */
const OPEN_PAGES = {
  '(auth)/sign-in/page.tsx': 'here one becomes somebody',
  '(auth)/setup/page.tsx': 'there is nobody yet; POST /api/setup asks for the token of the link',
};

/** Who may call what, at least. A route without a row here fails, and so does a row without a route. */
const ALLOWED = {
  // What answerAuth lets through of better-auth, by name, and what ends the first run.
  'GET /api/auth/[...all]': 'open',
  'POST /api/auth/[...all]': 'open',
  'POST /api/setup': 'open',

  // The table for programs, which looks up the key itself.
  'GET /api/v1/[...path]': 'key',
  'POST /api/v1/[...path]': 'key',
  'PUT /api/v1/[...path]': 'key',
  'PATCH /api/v1/[...path]': 'key',
  'DELETE /api/v1/[...path]': 'key',

  // Says that there is nothing.
  'GET /api/[...rest]': 'open',
  'POST /api/[...rest]': 'open',
  'PUT /api/[...rest]': 'open',
  'PATCH /api/[...rest]': 'open',
  'DELETE /api/[...rest]': 'open',

  'GET /api/me': 'viewer',

  'GET /api/models': 'viewer',
  'POST /api/models/sync': 'admin',

  'GET /api/conversations': 'viewer',
  'POST /api/conversations': 'member',
  'GET /api/conversations/[id]': 'viewer',
  'PATCH /api/conversations/[id]': 'member',
  'DELETE /api/conversations/[id]': 'member',
  'POST /api/conversations/[id]/panes': 'member',
  'PATCH /api/conversations/[id]/panes/[paneId]': 'member',
  'DELETE /api/conversations/[id]/panes/[paneId]': 'member',
  'POST /api/conversations/[id]/turns': 'member',
  'POST /api/conversations/[id]/runs': 'member',
  'POST /api/conversations/[id]/stop': 'member',

  'GET /api/budgets': 'member',
  'POST /api/budgets': 'admin',
  'GET /api/budgets/[id]': 'member',
  'PATCH /api/budgets/[id]': 'admin',
  'DELETE /api/budgets/[id]': 'admin',
  'GET /api/budgets/subjects': 'admin',
  'GET /api/budgets/alerts': 'admin',
  'POST /api/budgets/alerts/dismiss': 'admin',
  'GET /api/budgets/webhook': 'admin',
  'PUT /api/budgets/webhook': 'admin',
  'DELETE /api/budgets/webhook': 'admin',
  'POST /api/budgets/webhook/test': 'admin',

  'GET /api/spend': 'member',
  'GET /api/spend/calls': 'member',
  'GET /api/spend/export.csv': 'member',

  'GET /api/keys': 'member',
  'POST /api/keys': 'member',
  'GET /api/keys/[id]': 'member',
  'PATCH /api/keys/[id]': 'member',
  'DELETE /api/keys/[id]': 'member',
  'POST /api/keys/[id]/roll': 'member',

  'GET /api/settings/connections': 'admin',
  'POST /api/settings/connections/keys': 'admin',
  'POST /api/settings/connections/servers': 'admin',
  'PUT /api/settings/connections/order': 'admin',
  'PATCH /api/settings/connections/[id]': 'admin',
  'DELETE /api/settings/connections/[id]': 'admin',
  'POST /api/settings/connections/[id]/test': 'admin',
};

const SERVED_BY_NODE = {
  'GET /api/v1/openapi.json': 'open',
  'POST /api/v1/chat/completions': 'key',
  'POST /api/v1/embeddings': 'key',
  'POST /api/v1/responses': 'key',
  'POST /api/v1/messages': 'key',
  'GET /api/v1/models/count': 'key',
  'GET /api/v1/models': 'key',
  'GET /api/v1/models/:author/:slug/endpoints': 'key',
  'GET /api/v1/generation': 'key',
  'GET /api/v1/key': 'key',
  'GET /api/v1/credits': 'key',
  'GET /api/v1/activity': 'key',
  'GET /api/v1/keys': 'key',
  'POST /api/v1/keys': 'key',
  'GET /api/v1/keys/:hash': 'key',
  'PATCH /api/v1/keys/:hash': 'key',
  'DELETE /api/v1/keys/:hash': 'key',
  // Says that there is nothing.
  'GET /api/v1/*': 'open',
  'POST /api/v1/*': 'open',
  'PUT /api/v1/*': 'open',
  'PATCH /api/v1/*': 'open',
  'DELETE /api/v1/*': 'open',

  'GET /api/health': 'open',
  'GET /api/conversations/:id/events': 'viewer',
};

const RANKS = ['nobody', 'viewer', 'member', 'admin', 'owner'];

const walk = () => findUnguarded(join(process.cwd(), 'app'), Object.keys(OPEN_PAGES));

test('every page and every route says who may call it', async () => {
  const { unguarded, pages } = await walk();
  expect(unguarded).toEqual([]);
  expect(pages.length).toBeGreaterThan(5);
  expect(pages).toEqual(expect.arrayContaining(Object.keys(OPEN_PAGES)));
});

test('the routes are open to whom the table names', async () => {
  const { routes } = await walk();
  expect(Object.fromEntries(Object.entries(routes).map(([name, { allow }]) => [name, allow]))).toEqual(ALLOWED);
});

test('what server.ts answers itself is open to whom the table names, and says why it is open', () => {
  expect(Object.fromEntries(DISPATCH.map(({ method, path, allow }) => [`${method} ${path}`, allow]))).toEqual(
    SERVED_BY_NODE,
  );
  for (const row of DISPATCH) if (row.allow === 'open') expect(row.because).toMatch(/\w+ \w+/);
});

test('every route turns away everybody below its level, and every mutation from another site', async () => {
  const app = testAuthApp();
  install(app as unknown as App);
  onTestFinished(() => install(undefined as unknown as App));
  const callers = new Map([['nobody', new Headers()]]);
  for (const role of ['viewer', 'member', 'admin', 'owner'] as const)
    callers.set(role, (await signedIn(app, role)).headers);
  const segment = { params: Promise.resolve({ id: 'x', paneId: 'y' }) };

  const { routes } = await walk();
  for (const [name, answer] of Object.entries(routes)) {
    const [method = '', path] = name.split(' ');
    const ask = async (headers: Headers) =>
      (await answer(new Request(`http://localhost${path?.replace('[...path]', 'keys')}`, { method, headers }), segment))
        .status;
    const isForKeys = answer.allow === 'key';
    const below = answer.allow === 'open' ? [] : isForKeys ? RANKS : RANKS.slice(0, RANKS.indexOf(answer.allow));
    for (const caller of below) {
      const status = await ask(callers.get(caller) ?? new Headers());
      const refusals = isForKeys ? [401, 404] : [caller === 'nobody' ? 401 : 403];
      expect.soft(refusals, `${name} by ${caller}`).toContain(status);
    }
    // A session means nothing there, so nobody can be lured into using it.
    if (method === 'GET' || isForKeys) continue;
    const lured = new Headers(callers.get('owner'));
    lured.set('sec-fetch-site', 'cross-site');
    expect.soft(await ask(lured), `${name} from another site`).toBe(403);
  }
});

const GUARDED_PAGE = `export default async function Page() {
  const { app, principal } = await requirePage('admin');
  return null;
}
`;

test.each([
  ['a page without a guard', 'spend/page.tsx', `export default function Page() {\n  return null;\n}\n`],
  [
    'a guard in a comment',
    'spend/page.tsx',
    `// await requirePage('admin');\nexport default async function Page() {\n  return null;\n}\n`,
  ],
  ['a guard that nobody waits for', 'spend/page.tsx', GUARDED_PAGE.replace('await ', '')],
  [
    'a guard after the reading',
    'spend/page.tsx',
    GUARDED_PAGE.replace('  const', `  const all = await readAll();\n  const`),
  ],
  [
    'a guard under a condition',
    'spend/page.tsx',
    GUARDED_PAGE.replace('  const', `  if (isTeam) {\n    const`).replace('return', '}\n  return'),
  ],
  [
    'a guard of another function',
    'spend/page.tsx',
    `${GUARDED_PAGE.replace('export default ', '')}export default async function Other() {\n  return null;\n}\n`,
  ],
  ['a page in JavaScript', 'x/page.js', 'export default function Page() { return null; }'],
  ['a bare route', 'api/x/route.ts', 'export const GET = () => Response.json({});'],
  [
    'one bare method beside a guarded one',
    'api/x/route.ts',
    `export const GET = Object.assign(() => {}, { allow: 'viewer' });\nexport const DELETE = () => {};`,
  ],
  ['a server action', 'x/save.ts', `'use server';\nexport async function save() {}`],
  ['a proxy', 'proxy.ts', 'export function proxy() {}'],
])('the walk finds %s', async (_, file, source) => {
  const root = testFolder();
  const plant = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  plant('fine/page.tsx', GUARDED_PAGE);
  plant('open/page.tsx', 'export default function Page() { return null; }');
  plant('api/fine/route.ts', `export const GET = Object.assign(() => {}, { allow: 'viewer' });`);
  plant(file, source);
  const { unguarded, routes } = await findUnguarded(root, ['open/page.tsx']);
  expect(unguarded).toMatchObject([{ file }]);
  expect(routes).toHaveProperty(['GET /api/fine']);
});
