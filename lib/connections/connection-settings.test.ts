import { describe, expect, it } from 'vitest';
import { connections as table } from '#db/schema/connections';
import type { Principal, Role } from '#lib/auth/principal';
import { addOpenRouterKey } from './add-openrouter-key.ts';
import { addServer } from './add-server.ts';
import { getConnectionSettings } from './get-connection-settings.ts';
import { orderKeys } from './order-keys.ts';
import { refusedConnections } from './refused-connections.ts';
import { removeConnection } from './remove-connection.ts';
import { testConnection } from './test-connection.ts';
import { OWNER, openRoom as open } from './testing-room.ts';
import { updateConnection } from './update-connection.ts';

const KEY = 'sk-or-v1-canary-0123456789';
const SECOND = 'sk-or-v1-second-4321';
const ACCOUNT = {
  label: 'sk-or-v1-can...789',
  limitUsd: '10',
  usageUsd: '2.5000000001',
  remainingUsd: '7.4999999999',
  isFreeTier: false,
  credits: null,
};

describe('without a key', () => {
  it('the sandbox is current, said plainly', async () => {
    const { app } = await open();
    expect(app.connections.current()).toMatchObject({ id: 'sandbox', kind: 'sandbox' });
    expect(getConnectionSettings(app, OWNER)).toEqual({ isSimulated: true, keys: [], servers: [] });
  });

  it('there is none to remove', async () => {
    const { app } = await open();
    await expect(removeConnection(app, OWNER, 'nobody')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('saving a key', () => {
  it('asks the upstream, seals it, makes it current, and shows four characters of it', async () => {
    const { app, seen, stored } = await open();
    const settings = await addOpenRouterKey(app, OWNER, { key: KEY });
    expect(settings.isSimulated).toBe(false);
    expect(settings.keys).toMatchObject([
      { source: 'saved', keyLast4: '6789', state: 'active', isCurrent: true, account: ACCOUNT },
    ]);
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
    await addOpenRouterKey(app, OWNER, { key: KEY });
    expect(reopen().connections.current()).toEqual(app.connections.current());
  });

  it.each([`  ${KEY}\n`, `"${KEY}"`, `'${KEY}'`, ` " ${KEY} " `])(
    'takes off what was pasted around it: %j',
    async (pasted) => {
      const { app } = await open();
      await addOpenRouterKey(app, OWNER, { key: pasted });
      expect(app.connections.current().apiKey).toBe(KEY);
    },
  );

  it.each(['', 'short', 'with a space in it', 'ключ-от-квартиры', 'a\r\nx-evil: 1234', 'a'.repeat(501), null, 7])(
    'refuses %j',
    async (key) => {
      const { app, seen } = await open();
      await expect(addOpenRouterKey(app, OWNER, { key })).rejects.toMatchObject({
        code: 'invalid_request',
        details: { field: 'key' },
      });
      expect(seen).toEqual([]);
    },
  );

  it('refuses one that the upstream refuses, and keeps the one before', async () => {
    const { app, answers } = await open();
    await addOpenRouterKey(app, OWNER, { key: KEY });
    answers.key = { status: 401, body: { error: { code: 401, message: 'User not found. sk-or-v1-other-1234' } } };
    const refused = addOpenRouterKey(app, OWNER, { key: 'sk-or-v1-other-1234' });
    await expect(refused).rejects.toMatchObject({ code: 'invalid_request', details: { field: 'key' } });
    await expect(refused).rejects.toThrow(/User not found\. \*+$/);
    expect(app.connections.current().apiKey).toBe(KEY);
  });

  it.each([
    [500, { error: { code: 500, message: 'down' } }],
    [200, '<html>'],
    [200, { data: 'nothing' }],
  ])('saves one that the upstream cannot be asked about (%i), without an account', async (status, body) => {
    const { app } = await open({ key: { status, body } });
    const settings = await addOpenRouterKey(app, OWNER, { key: KEY });
    expect(settings.keys).toMatchObject([{ source: 'saved', state: 'active', account: null }]);
  });

  it('adds one after another, and refuses one that is there', async () => {
    const { app, stored } = await open();
    await addOpenRouterKey(app, OWNER, { key: KEY, name: 'Main' });
    const { keys } = await addOpenRouterKey(app, OWNER, { key: SECOND, name: 'Spare' });
    expect(keys).toMatchObject([
      { name: 'Main', keyLast4: '6789', isCurrent: true },
      { name: 'Spare', keyLast4: '4321', isCurrent: false },
    ]);
    await expect(addOpenRouterKey(app, OWNER, { key: SECOND })).rejects.toMatchObject({
      code: 'conflict',
      details: { field: 'key' },
    });
    expect(stored()).toHaveLength(2);
  });

  it('tells those who listen', async () => {
    const { app } = await open();
    let changes = 0;
    const stop = app.connections.onChange(() => {
      changes += 1;
    });
    await addOpenRouterKey(app, OWNER, { key: KEY });
    stop();
    await removeConnection(app, OWNER, app.connections.current().id);
    expect(changes).toBe(1);
  });
});

describe('removing the key', () => {
  it('goes back to the sandbox, and leaves nothing behind', async () => {
    const { app, stored } = await open();
    await addOpenRouterKey(app, OWNER, { key: KEY });
    const { id } = app.connections.current();
    expect(await removeConnection(app, OWNER, id)).toEqual({ isSimulated: true, keys: [], servers: [] });
    expect(stored()).toEqual([]);
    expect(app.connections.find(id)).toBeNull();
  });

  it('goes back to the key of the environment, which is the last in order and cannot be removed', async () => {
    const { app } = await open({}, 'sk-or-v1-environment-9999');
    expect(getConnectionSettings(app, OWNER).keys).toMatchObject([{ source: 'environment', keyLast4: '9999' }]);
    await addOpenRouterKey(app, OWNER, { key: KEY });
    expect(app.connections.current().apiKey).toBe(KEY);
    expect(app.connections.find('env')).toMatchObject({ apiKey: 'sk-or-v1-environment-9999' });
    const { keys } = await removeConnection(app, OWNER, app.connections.current().id);
    expect(keys).toMatchObject([{ source: 'environment', isCurrent: true }]);
    await expect(removeConnection(app, OWNER, 'env')).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('the order of keys', () => {
  it('is what the admin says, survives a restart, and must name all of them', async () => {
    const { app, reopen } = await open({}, 'sk-or-v1-environment-9999');
    await addOpenRouterKey(app, OWNER, { key: KEY, name: 'Main' });
    const { keys } = await addOpenRouterKey(app, OWNER, { key: SECOND, name: 'Spare' });
    const [main = '', spare = ''] = keys.map(({ id }) => id);
    await orderKeys(app, OWNER, { ids: [spare, main] });
    expect(app.connections.current().apiKey).toBe(SECOND);
    expect(
      reopen()
        .connections.keys()
        .map(({ connection }) => connection.name),
    ).toEqual(['Spare', 'Main', 'OpenRouter']);
    for (const ids of [[spare], [spare, spare], [spare, main, 'env'], []])
      await expect(orderKeys(app, OWNER, { ids })).rejects.toMatchObject({ code: 'conflict' });
    expect(app.connections.current().apiKey).toBe(SECOND);
  });

  it('U2: a refused key is marked with its time, and the next one is used; once it is good again, it is first again', async () => {
    const { app, reopen } = await open({}, 'sk-or-v1-environment-9999');
    await addOpenRouterKey(app, OWNER, { key: KEY });
    await addOpenRouterKey(app, OWNER, { key: SECOND });
    const first = app.connections.current();
    await app.connections.markInvalid(first, 'User not found.');
    expect(app.connections.current().apiKey).toBe(SECOND);
    expect(getConnectionSettings(app, OWNER).keys[0]).toMatchObject({
      state: 'invalid',
      invalidSince: expect.any(Number),
      lastError: { message: 'User not found.', at: expect.any(Number) },
      isCurrent: false,
    });
    expect(reopen().connections.current().apiKey).toBe(SECOND);
    await app.connections.markInvalid(app.connections.current());
    expect(app.connections.current().id).toBe('env');
    expect(refusedConnections(app.connections)).toEqual([]);
    await app.connections.markInvalid(app.connections.current());
    expect(app.connections.current()).toEqual(first);
    expect(refusedConnections(app.connections)).toEqual(['openrouter']);
    expect(app.log.lines).toHaveLength(3);
    await testConnection(app, OWNER, first.id);
    expect(app.connections.status()).toMatchObject({ connection: first, invalidSince: null, lastError: null });
  });

  it('a late refusal of a key that was replaced does not mark the one in its place, in memory or on the disk', async () => {
    const { app, reopen, stored } = await open();
    await addOpenRouterKey(app, OWNER, { key: KEY });
    const before = app.connections.current();
    await updateConnection(app, OWNER, before.id, { key: SECOND });
    await app.connections.markInvalid(before);
    expect(app.connections.current()).toMatchObject({ id: before.id, apiKey: SECOND });
    expect(app.connections.status().invalidSince).toBeNull();

    // The same in the moment between the new row and its reading.
    const late = reopen();
    await late.db.commit((orm) => orm.update(table).set({ sealedKey: null }).run());
    await late.connections.markInvalid(late.connections.current());
    expect(stored()).toMatchObject([{ state: 'active', invalidSince: null }]);
  });
});

describe('changing a key', () => {
  it('replaces it in place: the same row, the new key, its name kept', async () => {
    const { app, stored } = await open();
    await addOpenRouterKey(app, OWNER, { key: KEY, name: 'Main' });
    const [first] = stored();
    await updateConnection(app, OWNER, first?.id ?? '', { key: SECOND });
    expect(stored()).toMatchObject([{ id: first?.id, name: 'Main', keyLast4: '4321', createdAt: first?.createdAt }]);
    expect(app.connections.current().apiKey).toBe(SECOND);
  });

  it('refuses one that the upstream refuses, an address, prices and no key at all', async () => {
    const { app, answers } = await open();
    await addOpenRouterKey(app, OWNER, { key: KEY });
    const { id } = app.connections.current();
    for (const change of [{ baseUrl: 'https://evil.example/api/v1' }, { key: '' }])
      await expect(updateConnection(app, OWNER, id, change)).rejects.toMatchObject({ code: 'invalid_request' });
    answers.key = { status: 401, body: { error: { code: 401, message: 'User not found.' } } };
    await expect(updateConnection(app, OWNER, id, { key: SECOND })).rejects.toMatchObject({
      details: { field: 'key' },
    });
    await expect(updateConnection(app, OWNER, 'nobody', { name: 'X' })).rejects.toMatchObject({ code: 'not_found' });
    expect(app.connections.current().apiKey).toBe(KEY);
  });
});

describe('testing the connection', () => {
  it('tells label, limit, usage and what remains, and credits where the key may ask', async () => {
    const { app } = await open(
      { credits: { status: 200, body: { data: { total_credits: 25, total_usage: 2.5 } } } },
      KEY,
    );
    const { keys } = await testConnection(app, OWNER, 'env');
    expect(keys).toMatchObject([{ account: { ...ACCOUNT, credits: { boughtUsd: '25', usedUsd: '2.5' } } }]);
    expect(getConnectionSettings(app, OWNER).keys).toEqual(keys);
  });

  it('marks a refused key invalid, once and for the next start too, until it proves good', async () => {
    const { app, answers, reopen } = await open();
    await addOpenRouterKey(app, OWNER, { key: KEY });
    answers.key = { status: 401, body: { error: { code: 401, message: 'User not found.' } } };
    const { id } = app.connections.current();
    await expect(testConnection(app, OWNER, id)).rejects.toMatchObject({ code: 'upstream_credentials_invalid' });
    const [key] = getConnectionSettings(app, OWNER).keys;
    expect(key).toMatchObject({ state: 'invalid', invalidSince: expect.any(Number), account: null });
    await app.connections.markInvalid(app.connections.current());
    expect(getConnectionSettings(app, OWNER).keys).toEqual([key]);
    expect(app.log.lines).toHaveLength(1);

    const later = reopen();
    expect(getConnectionSettings(later, OWNER).keys).toMatchObject([
      { state: 'invalid', invalidSince: key?.invalidSince },
    ]);
    expect(later.connections.current().kind).toBe('openrouter');
    delete answers.key;
    expect((await testConnection(later, OWNER, id)).keys).toMatchObject([{ state: 'active', invalidSince: null }]);
    expect(getConnectionSettings(reopen(), OWNER).keys).toMatchObject([{ state: 'active' }]);
  });

  it('does not blame the key for an upstream that is down', async () => {
    const { app, server } = await open({}, KEY);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await expect(testConnection(app, OWNER, 'env')).rejects.toMatchObject({ code: 'upstream_unreachable' });
    expect(getConnectionSettings(app, OWNER).keys).toMatchObject([
      { state: 'active', lastError: { message: expect.stringContaining('ECONNREFUSED') } },
    ]);
  });
});

it('a key that was sealed for another row or address is not used, and is said to be invalid', async () => {
  const { app, reopen } = await open();
  await addOpenRouterKey(app, OWNER, { key: KEY });
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
    await expect(addOpenRouterKey(app, principal, { key: KEY })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(removeConnection(app, principal, 'env')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(orderKeys(app, principal, { ids: [] })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(updateConnection(app, principal, 'env', {})).rejects.toMatchObject({ code: 'forbidden' });
    await expect(addServer(app, principal, {})).rejects.toMatchObject({ code: 'forbidden' });
    await expect(testConnection(app, principal, 'env')).rejects.toMatchObject({ code: 'forbidden' });
    expect(seen).toEqual([]);
  });
});
