import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { ConversationView } from '#lib/conversations/view';
import { signInByHttp } from './http-member.ts';
import { OWNER, startServer } from './start-server.ts';

const MODEL = 'openai/gpt-4o-mini';
const PASSWORD = 'correct horse battery';
const ROLES = ['viewer', 'member', 'admin', 'owner'] as const;

/**
 * Who gets which status from which page. `/chat/[id]` and `/compare/[id]` are the member's own, `/keys/[id]` too. 307 leads to signing
 * in, 404 is the page that says so. A page without a row fails.
 */
const TABLE = `
                         nobody viewer member admin owner
/                         307    307    307    307   307
/sign-in                  200    307    307    307   307
/setup                    307    307    307    307   307
/invite                   200    200    200    200   200
/chat                     307    200    200    200   200
/chat/[id]                307    404    200    404   404
/compare                  307    200    200    200   200
/compare/[id]             307    404    200    404   404
/models                   307    200    200    200   200
/models/[...slug]         307    200    200    200   200
/docs                     307    200    200    200   200
/spend                    307    404    200    200   200
/spend/requests           307    404    200    200   200
/spend/invoice            307    404    404    200   200
/keys                     307    404    200    200   200
/keys/new                 307    404    200    200   200
/keys/[id]                307    404    200    200   200
/settings                 307    307    307    307   307
/settings/account         307    200    200    200   200
/settings/appearance      307    200    200    200   200
/settings/budgets         307    404    200    200   200
/settings/connections     307    404    404    200   200
/settings/members         307    404    404    200   200
/settings/audit           307    404    404    200   200
/settings/presets         307    404    200    200   200
/settings/prompts         307    404    200    200   200
/search                   307    200    200    200   200
/share                    200    200    200    200   200
`;

test('every page is shown to whom its row says, kept by nobody, and framed by nobody', async () => {
  test.setTimeout(120_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'parallax-walls-'));
  const server = await startServer(dataDir);
  const { origin } = server;
  const cookies: Record<string, string> = { nobody: '' };
  const owner = await signInByHttp(origin, OWNER);
  for (const role of ROLES.filter((each) => each !== 'owner')) {
    const { token } = await owner.send<{ token: string }>('POST', '/api/invites', { role });
    const email = `${role}@example.com`;
    await owner.send('POST', '/api/invites/accept', { token, name: role, email, password: PASSWORD });
    cookies[role] = await cookieOf(origin, { email, password: PASSWORD });
  }
  cookies.owner = await cookieOf(origin, OWNER);
  const member = await signInByHttp(origin, { email: 'member@example.com', password: PASSWORD });
  const { id } = await member.send<ConversationView>('POST', '/api/conversations', {
    models: [MODEL],
    title: 'A secret plan',
  });
  const { view: key } = await member.send<{ view: { id: string } }>('POST', '/api/keys', { name: 'A secret key' });

  const [head = '', ...rows] = TABLE.split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.trim().split(/\s+/));
  const found = globSync('app/**/page.tsx').map((file) => file.replace(/^app|\/page\.tsx$|\/\([^)]*\)/g, '') || '/');
  expect(rows.map(([page]) => page).sort(), 'add a row for each page').toEqual(found.sort());

  const wrong: string[] = [];
  for (const [page = '', ...statuses] of rows) {
    const path = page.replace('/keys/[id]', `/keys/${key.id}`).replace('[id]', id).replace('[...slug]', MODEL);
    for (const [index, caller] of [...head].entries()) {
      const headers = { cookie: cookies[caller] ?? '' };
      const shown = await fetch(`${origin}${path}`, { headers, redirect: 'manual' });
      const html = await shown.text();
      const name = `${page} by ${caller}`;
      if (shown.status !== Number(statuses[index])) wrong.push(`${name}: ${shown.status}, not ${statuses[index]}`);
      const payload = await fetch(`${origin}${path}?_rsc=1`, { headers: { ...headers, rsc: '1' }, redirect: 'manual' });
      const data = await payload.text();
      for (const { headers: told } of [shown, payload]) {
        const policy = told.get('content-security-policy') ?? '';
        if (!/\bno-store\b/.test(told.get('cache-control') ?? '')) wrong.push(`${name}: ${told.get('cache-control')}`);
        if (!policy.includes("frame-ancestors 'none'") || /script-src[^;]*'unsafe-(?:inline|eval)'/.test(policy))
          wrong.push(`${name}: ${policy}`);
      }
      const isAllowed = caller === 'member' || (caller !== 'nobody' && caller !== 'viewer');
      const secrets = ['A secret plan', 'A secret key'].filter((secret) => `${html}${data}`.includes(secret));
      const mayBeSeen =
        caller === 'member' ? secrets : isAllowed ? secrets.filter((secret) => secret === 'A secret key') : [];
      if (secrets.length > mayBeSeen.length) wrong.push(`${name} shows ${secrets}`);
      if (/<script(?![^>]*(?:\bsrc=|\bnonce="[^"]+"))[^>]*>/.test(html))
        wrong.push(`${name}: a script without a nonce`);
    }
  }
  expect(wrong).toEqual([]);
  await server.end('SIGTERM');
  rmSync(dataDir, { recursive: true, force: true });
});

async function cookieOf(origin: string, account: { email: string; password: string }): Promise<string> {
  const signedIn = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify(account),
  });
  return signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}
