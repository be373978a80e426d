import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { testDb, testFolder } from '#db/testing';
import type { Principal } from '#lib/auth/principal';
import { openCatalogue } from '#lib/models/open-catalogue';
import { readSnapshot } from '#lib/models/read-snapshot';
import { startSandbox } from '#lib/sandbox/start-sandbox';
import { addOpenRouterKey } from './add-openrouter-key.ts';
import { askWith } from './ask-with.ts';
import { fetchAccount } from './fetch-account.ts';
import { openConnections } from './open-connections.ts';
import { loadSecret } from './secret.ts';
import { testLog } from './testing.ts';

const OWNER: Principal = { kind: 'member', memberId: 'm-1', name: 'Ada', email: 'ada@example.com', role: 'owner' };

/** A product whose OPENROUTER_BASE_URL is a sandbox, which is also its own. */
async function open() {
  const sandbox = await startSandbox({ file: join(testFolder(), 'sandbox.db') });
  const db = testDb();
  const log = testLog();
  const secret = loadSecret({ env: {}, folder: testFolder(), db });
  const env = { OPENROUTER_API_KEY: undefined, OPENROUTER_BASE_URL: sandbox.url, PARALLAX_PRIVATE_ORIGINS: [] };
  const connections = openConnections({ db, env, log, secret, sandbox });
  const catalogue = openCatalogue({ db, log, connections });
  onTestFinished(async () => {
    catalogue.close();
    await connections.close();
    await sandbox.close();
  });
  return { app: { db, env, log, secret, connections }, catalogue };
}

it('the sandbox knows the key that we send it', async () => {
  const { app } = await open();
  const account = await fetchAccount(askWith(app.connections, app.connections.current()));
  expect(account).toMatchObject({ label: expect.any(String), usageUsd: '0' });
});

it('a saved key is tested, and its price list fetched: the one that ships, row for row', async () => {
  const { app, catalogue } = await open();
  const { keys } = await addOpenRouterKey(app, OWNER, { key: 'sk-or-v1-limit-5' });
  expect(keys).toMatchObject([{ account: { limitUsd: '5', remainingUsd: '5' } }]);
  await catalogue.sync();
  expect(catalogue.source()).toBe('synced');
  const prices = (models: readonly { id: string; pricing: unknown }[]) =>
    models.map(({ id, pricing }) => ({ id, pricing }));
  expect(prices(catalogue.list())).toEqual(prices(readSnapshot().models));
});

it('a revoked key is not saved', async () => {
  const { app } = await open();
  const saved = addOpenRouterKey(app, OWNER, { key: 'sk-or-v1-revoked' });
  await expect(saved).rejects.toMatchObject({ code: 'invalid_request', details: { field: 'key' } });
});
