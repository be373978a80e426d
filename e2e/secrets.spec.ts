import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { chatPage } from './chat-page.ts';
import { echoingUpstream } from './echoing-upstream.ts';
import { startServer } from './start-server.ts';
import { test } from './test.ts';

const EMAIL = 'ada@example.com';
const GIVEN = {
  'the upstream key': 'sk-or-v1-canary-upstream-0123456789abcdef',
  'the management key': 'sk-or-v1-canary-management-fedcba9876543210',
  'the password': 'canary-password-8f2a1c',
  'the secret': 'canary-secret-0123456789abcdef0123456789',
  'a password in an address': 'canary-address-password-77',
  'the webhook’s path': 'canary-webhook-path-0001',
  'what a program asked': 'CanaryOfAProgram',
};
/** What somebody asks in the browser is theirs to read: it is in their conversations, and nowhere else. */
const PROMPT = 'CanaryOfAConversation';
const MAY_HOLD_PROMPTS = /^(?:conversations$|messages$|events$|found_)/;
const MODEL = 'openai/gpt-4o-mini';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parallax-secrets-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));
test.use({ allowed: [/status of (?:400|401|404|409|502)/] });

test('no secret comes out: not in logs, pages, payloads, errors, exports, the database, a backup or the browser', async ({
  page,
}) => {
  test.setTimeout(90_000);
  const upstream = await echoingUpstream();
  const dataDir = join(folder, 'data');
  const env = {
    LOG_LEVEL: 'debug',
    PARALLAX_SECRET: GIVEN['the secret'],
    PARALLAX_ADMIN_EMAIL: EMAIL,
    PARALLAX_ADMIN_PASSWORD: GIVEN['the password'],
    OPENROUTER_BASE_URL: `${upstream.origin}/api/v1`,
    OPENROUTER_MANAGEMENT_KEY: GIVEN['the management key'],
    PARALLAX_PRIVATE_ORIGINS: upstream.origin,
  };
  const server = await startServer(dataDir, env);
  const { origin } = server;
  const shown: { where: string; text: string }[] = [];
  collect(page, origin, shown);

  // Signing in, with a wrong password first.
  const json = { 'content-type': 'application/json', origin };
  const signIn = (password: string) =>
    fetch(`${origin}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ email: EMAIL, password }),
    });
  shown.push({ where: 'a refused sign-in', text: await (await signIn(`${GIVEN['the password']}x`)).text() });
  const signedIn = await signIn(GIVEN['the password']);
  shown.push({ where: 'the answer to signing in', text: await signedIn.text() });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const ask = async (method: string, path: string, body?: unknown, headers: Record<string, string> = { cookie }) => {
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: { ...json, ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text() };
  };
  /** As `ask`, where nothing secret may come back. */
  const see = async (...request: Parameters<typeof ask>) => {
    const answer = await ask(...request);
    shown.push({ where: `${request[0]} ${request[1]}`, text: answer.text });
    return answer;
  };

  // Whatever takes a secret.
  const [name, password] = ['hooks', GIVEN['a password in an address']];
  await see('POST', '/api/settings/connections/keys', { key: GIVEN['the upstream key'] });
  await see('POST', '/api/settings/connections/servers', {
    name: 'Ours',
    slug: 'ours',
    baseUrl: `https://${name}:${password}@models.example.com/v1`,
  });
  await see('PUT', '/api/budgets/webhook', { url: `https://${name}:${password}@hooks.example.com/x` });
  const hook = `${upstream.origin}/services/${GIVEN['the webhook’s path']}/and-more`;
  await ask('PUT', '/api/budgets/webhook', { url: hook });
  await see('POST', '/api/budgets/webhook/test');
  expect(upstream.heard(), 'the webhook was told').toContain(GIVEN['the webhook’s path']);
  const invited = JSON.parse((await ask('POST', '/api/invites', { role: 'member' })).text) as { token: string };
  await see('POST', '/api/invites/look', { token: invited.token });
  const accepted = { token: invited.token, name: 'Eve', email: 'eve@example.com', password: GIVEN['the password'] };
  await see('POST', '/api/invites/accept', accepted);
  await see('POST', '/api/invites/accept', accepted);
  const made = JSON.parse((await ask('POST', '/api/keys', { name: 'Shop', limit: { usd: '0.01' } })).text) as {
    key: string;
    view: { id: string };
  };
  await see('POST', '/api/budgets', { scope: 'team', limit: '0.0001', isBlocking: false, alertsAt: [1] });

  // Programs: answered, refused by the upstream, refused by us.
  const bearer = { authorization: `Bearer ${made.key}` };
  const call = (content: string, extra = {}) =>
    see(
      'POST',
      '/api/v1/chat/completions',
      { model: MODEL, stream: true, messages: [{ role: 'user', content }], ...extra },
      bearer,
    );
  expect((await call(GIVEN['what a program asked'])).text).toContain('You sent ****');
  await call(`${GIVEN['what a program asked']} REFUSE`);
  await call(GIVEN['what a program asked'], { max_tokens: 1_000_000 });
  await see('POST', '/api/v1/chat/completions', { model: MODEL }, { authorization: `Bearer ${made.key}x` });
  for (const path of ['/key', '/models/count', '/generation?id=gen-1'])
    await see('GET', `/api/v1${path}`, undefined, bearer);
  await see('POST', `/api/settings/connections/${await keyIdOf(ask)}/test`);
  await see('POST', '/api/spend/invoice/compare');
  expect(upstream.heard(), 'the account was asked about').toContain(GIVEN['the management key']);

  // The browser.
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel(/mail/i).fill(EMAIL);
  await page.getByLabel('Password').fill(GIVEN['the password']);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/chat');
  const chat = chatPage(page);
  await chat.send(PROMPT);
  await page.waitForURL(/\/chat\/.+/);
  await expect(chat.transcripts.locator('> li').last()).toContainText('You sent ****', { timeout: 20_000 });
  const { pathname } = new URL(page.url());
  const id = pathname.split('/').at(-1) ?? '';
  await see('POST', `/api/conversations/${id}/turns`, { id: randomUUID(), text: `${PROMPT} REFUSE` });
  await page.reload();
  await expect(page.getByText(/Not with the key \*{4}/).first()).toBeVisible();
  const today = new Date().toISOString().slice(0, 10);
  const exports = [
    `/api/spend/export.csv?from=${today}&to=${today}`,
    '/api/audit/export.csv',
    '/api/audit/export.jsonl',
    '/api/audit',
    '/api/spend/calls',
    '/api/spend/invoice',
  ];
  const kept: string[] = [];
  for (const path of exports) kept.push((await see('GET', path)).text);
  expect(kept.join()).toContain('Shop');
  for (const path of [
    '/api/me',
    '/api/keys',
    '/api/settings/connections',
    '/api/budgets/webhook',
    '/api/members',
    '/api/invites',
    '/api/sessions',
    '/api/auth/get-session',
    '/api/models',
  ])
    await see('GET', path);
  for (const path of pages({ id, key: made.view.id })) {
    await see('GET', path);
    await see('GET', `${path}?_rsc=1`, undefined, { cookie, rsc: '1' });
  }
  const stored = await storageOf(page);

  const backup = join(folder, 'backup.db');
  execFileSync(process.execPath, ['lib/admin/main.ts', 'backup', backup, '--json'], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env, DATA_DIR: dataDir } as NodeJS.ProcessEnv,
  });
  const files = [...globSync('**/*', { cwd: dataDir }).map((file) => join(dataDir, file)), backup].filter((file) =>
    statSync(file).isFile(),
  );
  const kinds = files.map((file) => file.replace(/.*\//, ''));
  expect(kinds).toEqual(expect.arrayContaining(['parallax.db', 'parallax.db-wal', 'backup.db']));

  const jar = await page.context().cookies();
  const secrets = {
    ...GIVEN,
    'the issued key': made.key,
    'the invite': invited.token,
    ...Object.fromEntries([
      ...sessionsIn(cookie),
      ...jar.filter(({ httpOnly }) => httpOnly).flatMap(({ value }) => sessionsIn(`s=${value}`)),
    ]),
  };
  expect(Object.keys(secrets).length).toBeGreaterThanOrEqual(12);
  const log = server.output();
  expect(log.split('\n').length, 'the log says what happened').toBeGreaterThan(30);
  const found: string[] = [];
  for (const [what, secret] of Object.entries(secrets)) {
    expect(secret.length).toBeGreaterThan(10);
    const look = (where: string, text: string | Buffer) => text.includes(secret) && found.push(`${what} in ${where}`);
    look('the log', log);
    look('the browser', stored);
    for (const { where, text } of shown) look(where, text);
    for (const file of files) look(file, readFileSync(file));
  }
  if (log.includes(PROMPT)) found.push('a prompt in the log');
  if (kept.join().includes(PROMPT)) found.push('a prompt in an export');
  if (stored.includes(PROMPT)) found.push('a prompt in the browser');
  found.push(
    ...tablesWith(join(dataDir, 'parallax.db'), PROMPT)
      .filter((table) => !MAY_HOLD_PROMPTS.test(table))
      .map((table) => `a prompt in ${table}`),
  );
  expect(found).toEqual([]);
  expect(tablesWith(join(dataDir, 'parallax.db'), PROMPT)).toContain('messages');

  await page.goto('about:blank');
  await server.end('SIGTERM');
  upstream.close();
});

/** All that the page is sent from its own origin. */
function collect(page: Page, origin: string, shown: { where: string; text: string }[]): void {
  page.on('response', async (response) => {
    if (!response.url().startsWith(origin) || response.url().includes('/_next/static/')) return;
    const text = await response.text().catch(() => '');
    shown.push({ where: `${response.request().method()} ${response.url()} in the browser`, text });
  });
}

/** The whole cookie, and the token in it that the signature is for. */
function sessionsIn(cookie: string): [string, string][] {
  const value = decodeURIComponent(cookie.split('=').slice(1).join('='));
  const token = value.split('.')[0] ?? '';
  return [
    [`the session ${token.slice(0, 4)}…`, value],
    [`the token of the session ${token.slice(0, 4)}…`, token],
  ];
}

async function keyIdOf(ask: (method: string, path: string) => Promise<{ text: string }>): Promise<string> {
  const { keys } = JSON.parse((await ask('GET', '/api/settings/connections')).text) as { keys: { id: string }[] };
  return keys[0]?.id ?? '';
}

/** Every page there is. */
function pages({ id, key }: { id: string; key: string }): string[] {
  return globSync('app/**/page.tsx').map((file) =>
    file
      .replace(/^app|\/page\.tsx$|\/\([^)]*\)/g, '')
      .replace('/keys/[id]', `/keys/${key}`)
      .replace('[id]', id)
      .replace(/\[\.\.\.\w+\]/, MODEL)
      .replace(/^$/, '/'),
  );
}

/** Everything that the page may have put away: storages, databases, caches. */
function storageOf(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name);
    const cached = 'caches' in window ? await caches.keys() : [];
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, names, cached, document.cookie]);
  });
}

/** The tables with a row that holds the text. */
function tablesWith(file: string, text: string): string[] {
  const client = new Database(file, { readonly: true });
  try {
    const tables = client.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
    return tables.filter((table) => {
      const rows = client.prepare(`select * from "${table}"`).all();
      return rows.some((row) =>
        Object.values(row as object).some((value) => (Buffer.isBuffer(value) ? value : String(value)).includes(text)),
      );
    });
  } finally {
    client.close();
  }
}
