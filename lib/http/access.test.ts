import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { testFolder } from '#db/testing';
import { DISPATCH } from './dispatch.ts';
import { findUnguarded } from './find-unguarded.ts';
import { ACCESS_ROWS } from './testing/access-rows.ts';
import { exampleOf, send } from './testing/ask-row.ts';
import { CALLERS } from './testing/callers.ts';
import { EXAMPLES } from './testing/example-requests.ts';
import { openWorld } from './testing/world.ts';

/** Pages for everybody, and why. */
const OPEN_PAGES = {
  '(auth)/sign-in/page.tsx': 'here one becomes somebody',
  '(auth)/invite/page.tsx': 'there is no account yet; the API asks for the token of the link',
  'share/page.tsx': 'read without an account; POST /api/shares/look asks for the token of the link',
  '(auth)/setup/page.tsx': 'there is nobody yet; POST /api/setup asks for the token of the link',
};

/** What `answerAuth` lets through of better-auth, behind the catch-all of its routes. */
const OF_AUTH = [
  'POST /api/auth/sign-in/email',
  'POST /api/auth/sign-out',
  'POST /api/auth/change-password',
  'GET /api/auth/get-session',
];

const walk = () => findUnguarded(join(process.cwd(), 'app'), Object.keys(OPEN_PAGES));

test('every page and every route says who may call it', async () => {
  const { unguarded, pages } = await walk();
  expect(unguarded).toEqual([]);
  expect(pages.length).toBeGreaterThan(5);
  expect(pages).toEqual(expect.arrayContaining(Object.keys(OPEN_PAGES)));
});

test('every route and verb has a row, and every row a route', async () => {
  const { routes } = await walk();
  const ofNext = Object.keys(routes).map((name) => name.replace(/\[\.\.\.\w+\]/, '*').replace(/\[(\w+)\]/g, ':$1'));
  const ofNode = DISPATCH.map(({ method, path }) => `${method} ${path}`);
  const rows = ACCESS_ROWS.map(({ name }) => name);
  const told =
    'add a row to lib/http/testing/access-rows.ts, and what its request needs to example-requests.ts beside it';
  expect(rows.toSorted(), told).toEqual([...new Set([...ofNext, ...ofNode, ...OF_AUTH])].sort());
  expect(Object.keys(EXAMPLES).filter((name) => !rows.includes(name))).toEqual([]);
});

test('what server.ts answers to everybody says why', () => {
  for (const row of DISPATCH) if (row.allow === 'open') expect(row.because).toMatch(/\w+ \w+/);
});

test.each(['node', 'next'] as const)(
  'every caller gets from every route what its row says, behind the door of %s',
  async (door) => {
    const world = await openWorld({ door });
    const rows = door === 'node' ? ACCESS_ROWS : ACCESS_ROWS.filter(({ path }) => path.startsWith('/api/v1/'));
    const wrong: string[] = [];
    for (const row of rows) {
      for (const caller of CALLERS) {
        const { status, text } = await send(world, row, caller, await exampleOf(world, row, caller));
        const wanted = row.outcomes[caller];
        if (status !== wanted) wrong.push(`${row.name} by ${caller}: ${status}, not ${wanted}: ${text.slice(0, 200)}`);
      }
    }
    expect(wrong).toEqual([]);
  },
  300_000,
);

test('of what better-auth could do, nothing is there but the rows of the table', async () => {
  const world = await openWorld();
  const { headers } = world;
  const endpoints = Object.values(world.app.auth.better.api as unknown as Record<string, { path?: string }>);
  const paths = [...new Set(endpoints.flatMap(({ path }) => path ?? []))];
  expect(paths.length).toBeGreaterThan(20);
  for (const path of paths) {
    for (const method of ['GET', 'POST']) {
      if (OF_AUTH.includes(`${method} /api/auth${path}`)) continue;
      const answer = await world.ask(method, `/api/auth${path}`, {
        headers: headers.owner,
        ...(method === 'POST' && { body: {} }),
      });
      expect.soft(answer.status, `${method} ${path}`).toBe(404);
    }
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
