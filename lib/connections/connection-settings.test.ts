import { describe, expect, it, onTestFinished } from 'vitest';
import type { Db } from '#db/client';
import { connections as table } from '#db/schema/connections';
import { testDb, testFolder } from '#db/testing';
import type { Principal, Role } from '#lib/auth/principal';
import { getConnectionSettings } from './get-connection-settings.ts';
import { openConnections } from './open-connections.ts';
import { removeOpenRouterKey } from './remove-openrouter-key.ts';
import { saveOpenRouterKey } from './save-openrouter-key.ts';
import { loadSecret } from './secret.ts';
import { testConnection } from './test-connection.ts';
import { testLog, testUpstream } from './testing.ts';

const OWNER: Principal = { kind: 'member', memberId: 'm-1', name: 'Ada', email: 'ada@example.com', role: 'owner' };
const KEY = 'sk-or-v1-canary-0123456789';
const ACCOUNT = {
  label: 'sk-or-v1-can...789',
  limitUsd: '10',
  usageUsd: '2.5000000001',
  remainingUsd: '7.4999999999',
  isFreeTier: false,
  credits: null,
};

type Answers = { key?: { status: number; body: unknown }; credits?: { status: number; body: unknown } };

const GOOD_KEY = {
  data: {
    label: ACCOUNT.label,
    limit: 10,
    limit_remaining: '7.4999999999',
    usage: 2.5000000001,
    is_free_tier: false,
    rate_limit: { requests: -1 },
    novelty: true,
  },
};
const NO_CREDITS = { status: 403, body: { error: { code: 403, message: 'Only management keys can fetch credits' } } };

/** Connections on a database of the test's own, with an upstream that answers /key and /credits as told. */
async function open(answers: Answers = {}, environmentKey?: string) {
  const seen: (string | undefined)[] = [];
  const { origin, server } = await testUpstream((request, response) => {
    seen.push(request.headers.authorization);
    const { status, body } = (request.url === '/api/v1/key' ? answers.key : (answers.credits ?? NO_CREDITS)) ?? {
      status: 200,
      body: GOOD_KEY,
    };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  const db = testDb();
  const secret = loadSecret({ env: {}, folder: testFolder(), db });
  const log = testLog();
  const env = {
    OPENROUTER_BASE_URL: `${origin}/api/v1`,
    PARALLAX_PRIVATE_ORIGINS: [],
    OPENROUTER_API_KEY: environmentKey,
  };
  const reopen = () => {
    const connections = openConnections({
      db,
      env,
      log,
      secret,
      sandbox: { url: `${origin}/sandbox`, apiKey: 'sk-or-sandbox' },
    });
    onTestFinished(connections.close);
    return { db, env, log, secret, connections };
  };
  return { app: reopen(), reopen, seen, answers, server, stored: () => storedIn(db) };
}

function storedIn(db: Db) {
  return db.orm.select().from(table).all();
}

describe('without a key', () => {
  it('the sandbox is current, said plainly', async () => {
    const { app } = await open();
    expect(app.connections.current()).toMatchObject({ id: 'sandbox', kind: 'sandbox' });
    expect(getConnectionSettings(app, OWNER)).toEqual({
      kind: 'sandbox',
      name: 'Sandbox',
      isSimulated: true,
      source: 'sandbox',
      keyLast4: null,
      state: 'active',
      invalidSince: null,
      account: null,
    });
  });

  it('there is none to remove', async () => {
    const { app } = await open();
    await expect(removeOpenRouterKey(app, OWNER)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('saving a key', () => {
  it('asks the upstream, seals it, makes it current, and shows four characters of it', async () => {
    const { app, seen, stored } = await open();
    const settings = await saveOpenRouterKey(app, OWNER, { key: KEY });
    expect(settings).toMatchObject({
      kind: 'openrouter',
      isSimulated: false,
      source: 'saved',
      keyLast4: '6789',
      state: 'active',
    });
    expect(settings.account).toMatchObject(ACCOUNT);
    expect(seen).toEqual([`Bearer ${KEY}`, `Bearer ${KEY}`]);
    expect(app.connections.current()).toMatchObject({
      kind: 'openrouter',
      apiKey: KEY,
      baseUrl: app.env.OPENROUTER_BASE_URL,
    });
    expect(JSON.stringify([settings, stored(), app.log.lines])).not.toContain('canary');
  });

  it('survives a restart', async () => {
    const { app, reopen } = await open();
    await saveOpenRouterKey(app, OWNER, { key: KEY });
    expect(reopen().connections.current()).toEqual(app.connections.current());
  });

  it.each([`  ${KEY}\n`, `"${KEY}"`, `'${KEY}'`, ` " ${KEY} " `])(
    'takes off what was pasted around it: %j',
    async (pasted) => {
      const { app } = await open();
      await saveOpenRouterKey(app, OWNER, { key: pasted });
      expect(app.connections.current().apiKey).toBe(KEY);
    },
  );

  it.each(['', 'short', 'with a space in it', 'ключ-от-квартиры', 'a\r\nx-evil: 1234', 'a'.repeat(501), null, 7])(
    'refuses %j',
    async (key) => {
      const { app, seen } = await open();
      await expect(saveOpenRouterKey(app, OWNER, { key })).rejects.toMatchObject({
        code: 'invalid_request',
        details: { field: 'key' },
      });
      expect(seen).toEqual([]);
    },
  );

  it('refuses one that the upstream refuses, and keeps the one before', async () => {
    const { app, answers } = await open();
    await saveOpenRouterKey(app, OWNER, { key: KEY });
    answers.key = { status: 401, body: { error: { code: 401, message: 'User not found. sk-or-v1-other-1234' } } };
    const refused = saveOpenRouterKey(app, OWNER, { key: 'sk-or-v1-other-1234' });
    await expect(refused).rejects.toMatchObject({ code: 'invalid_request', details: { field: 'key' } });
    await expect(refused).rejects.toThrow('User not found. [key]');
    expect(app.connections.current().apiKey).toBe(KEY);
  });

  it.each([
    [500, { error: { code: 500, message: 'down' } }],
    [200, '<html>'],
    [200, { data: 'nothing' }],
  ])('saves one that the upstream cannot be asked about (%i), without an account', async (status, body) => {
    const { app } = await open({ key: { status, body } });
    const settings = await saveOpenRouterKey(app, OWNER, { key: KEY });
    expect(settings).toMatchObject({ source: 'saved', state: 'active', account: null });
  });

  it('replaces in place: one row, the same id, the new key', async () => {
    const { app, stored } = await open();
    await saveOpenRouterKey(app, OWNER, { key: KEY });
    const [first] = stored();
    await saveOpenRouterKey(app, OWNER, { key: 'sk-or-v1-second-4321' });
    expect(stored()).toMatchObject([{ id: first?.id, keyLast4: '4321', createdAt: first?.createdAt }]);
    expect(app.connections.current().apiKey).toBe('sk-or-v1-second-4321');
  });

  it('of ten at once leaves one', async () => {
    const { app, stored } = await open();
    await Promise.all(Array.from({ length: 10 }, (_, n) => saveOpenRouterKey(app, OWNER, { key: `${KEY}${n}` })));
    expect(stored()).toHaveLength(1);
    expect(app.connections.current().apiKey.slice(-4)).toBe(stored()[0]?.keyLast4);
  });

  it('tells those who listen', async () => {
    const { app } = await open();
    let changes = 0;
    const stop = app.connections.onChange(() => {
      changes += 1;
    });
    await saveOpenRouterKey(app, OWNER, { key: KEY });
    stop();
    await removeOpenRouterKey(app, OWNER);
    expect(changes).toBe(1);
  });
});

describe('removing the key', () => {
  it('goes back to the sandbox, and leaves nothing behind', async () => {
    const { app, stored } = await open();
    await saveOpenRouterKey(app, OWNER, { key: KEY });
    const { id } = app.connections.current();
    expect(await removeOpenRouterKey(app, OWNER)).toMatchObject({ source: 'sandbox', isSimulated: true });
    expect(stored()).toEqual([]);
    expect(app.connections.find(id)).toBeNull();
  });

  it('goes back to the key of the environment, which it cannot remove', async () => {
    const { app } = await open({}, 'sk-or-v1-environment-9999');
    expect(getConnectionSettings(app, OWNER)).toMatchObject({
      source: 'environment',
      keyLast4: '9999',
      kind: 'openrouter',
    });
    await saveOpenRouterKey(app, OWNER, { key: KEY });
    expect(app.connections.current().apiKey).toBe(KEY);
    expect(app.connections.find('env')).toMatchObject({ apiKey: 'sk-or-v1-environment-9999' });
    expect(await removeOpenRouterKey(app, OWNER)).toMatchObject({ source: 'environment', keyLast4: '9999' });
    await expect(removeOpenRouterKey(app, OWNER)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('testing the connection', () => {
  it('tells label, limit, usage and what remains, and credits where the key may ask', async () => {
    const { app } = await open(
      { credits: { status: 200, body: { data: { total_credits: 25, total_usage: 2.5 } } } },
      KEY,
    );
    const { account } = await testConnection(app, OWNER);
    expect(account).toMatchObject({ ...ACCOUNT, credits: { boughtUsd: '25', usedUsd: '2.5' } });
    expect(getConnectionSettings(app, OWNER).account).toEqual(account);
  });

  it('marks a refused key invalid, once and for the next start too, until it proves good', async () => {
    const { app, answers, reopen } = await open();
    await saveOpenRouterKey(app, OWNER, { key: KEY });
    answers.key = { status: 401, body: { error: { code: 401, message: 'User not found.' } } };
    await expect(testConnection(app, OWNER)).rejects.toMatchObject({ code: 'upstream_credentials_invalid' });
    const { invalidSince } = getConnectionSettings(app, OWNER);
    expect(getConnectionSettings(app, OWNER)).toMatchObject({
      state: 'invalid',
      invalidSince: expect.any(Number),
      account: null,
    });
    await app.connections.markInvalid(app.connections.current().id);
    expect(getConnectionSettings(app, OWNER).invalidSince).toBe(invalidSince);
    expect(app.log.lines).toHaveLength(1);

    const later = reopen();
    expect(getConnectionSettings(later, OWNER)).toMatchObject({ state: 'invalid', invalidSince });
    expect(later.connections.current().kind).toBe('openrouter');
    delete answers.key;
    expect(await testConnection(later, OWNER)).toMatchObject({ state: 'active', invalidSince: null });
    expect(getConnectionSettings(reopen(), OWNER)).toMatchObject({ state: 'active' });
  });

  it('does not blame the key for an upstream that is down', async () => {
    const { app, server } = await open({}, KEY);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await expect(testConnection(app, OWNER)).rejects.toMatchObject({ code: 'upstream_unreachable' });
    expect(getConnectionSettings(app, OWNER).state).toBe('active');
  });
});

it('a key that was sealed for another row or address is not used, and is said to be invalid', async () => {
  const { app, reopen } = await open();
  await saveOpenRouterKey(app, OWNER, { key: KEY });
  await app.db.commit((orm) => orm.update(table).set({ baseUrl: 'https://evil.example/api/v1' }).run());
  const { connections, log } = reopen();
  expect(connections.current()).toMatchObject({ kind: 'openrouter', apiKey: '' });
  expect(connections.status().invalidSince).not.toBeNull();
  expect(log.lines.join()).toContain('does not open');
});

describe('members and viewers, and keys, manage no connection', () => {
  const principals: Principal[] = [
    ...(['member', 'viewer'] satisfies Role[]).map(
      (role): Principal => ({ ...OWNER, kind: 'member', role }) as Principal,
    ),
    { kind: 'key', keyId: 'k-1', name: 'ci', memberId: 'm-1', memberName: 'Ada' },
  ];
  it.each(principals)('%o', async (principal) => {
    const { app, seen } = await open({}, KEY);
    expect(() => getConnectionSettings(app, principal)).toThrow(expect.objectContaining({ code: 'forbidden' }));
    await expect(saveOpenRouterKey(app, principal, { key: KEY })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(removeOpenRouterKey(app, principal)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(testConnection(app, principal)).rejects.toMatchObject({ code: 'forbidden' });
    expect(seen).toEqual([]);
  });
});
