import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { auditEntries } from '#db/schema/audit';
import { testDb, testFolder } from '#db/testing';
import { openConnections } from '#lib/connections/open-connections';
import { loadSecret } from '#lib/connections/secret';
import { testLog, testUpstream } from '#lib/connections/testing';
import { dismissAlerts } from './dismiss-alerts.ts';
import { listAlerts } from './list-alerts.ts';
import { raiseAnomaly } from './raise-anomaly.ts';
import { removeAlertWebhook } from './remove-alert-webhook.ts';
import { saveAlertWebhook } from './save-alert-webhook.ts';
import { startAlertSender } from './start-alert-sender.ts';
import { addMember } from './testing.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const DAY_MS = 86_400_000;
const CALL = {
  id: 'call-1',
  openedAt: NOON,
  requestedModel: 'acme/nova',
  servedModel: null,
  costNano: 2_500_000_000,
  anomaly: 'hundredfold',
} as const;

async function setUp() {
  const received: { headers: NodeJS.Dict<string | string[]>; body: string }[] = [];
  const { origin } = await testUpstream(async (request, response) => {
    received.push({ headers: request.headers, body: await text(request) });
    response.end();
  });
  const db = testDb();
  const log = testLog();
  const env = {
    OPENROUTER_BASE_URL: 'https://openrouter.ai/api/v1',
    OPENROUTER_API_KEY: undefined,
    PARALLAX_PRIVATE_ORIGINS: [origin],
    PUBLIC_URL: 'https://parallax.example',
  };
  const secret = loadSecret({ env: {}, folder: testFolder(), db });
  const connections = openConnections({ db, env, log, secret, sandbox: { url: 'http://127.0.0.1:1', apiKey: '' } });
  onTestFinished(connections.close);
  const app = { db, log, env, secret, connections };
  const owner = addMember(db, 'olga', 'owner');
  const raise = (more: Partial<Parameters<typeof raiseAnomaly>[1]> = {}) =>
    db.commit(() => raiseAnomaly(db, { ...CALL, ...more }));
  return { app, db, origin, owner, received, raise };
}

it('is told once a model and UTC day, and not at all of a call that fits or is not settled', async () => {
  const { app, owner, raise } = await setUp();
  await raise({ anomaly: null });
  await raise({ costNano: null });
  await raise();
  await raise({ id: 'call-2', anomaly: 'nothing', costNano: 0 });
  await raise({ id: 'call-3', openedAt: NOON + DAY_MS });
  await raise({ id: 'call-4', servedModel: 'acme/nova-mini' });
  const told = await listAlerts(app, owner);
  expect(told.map((alert) => alert.kind === 'anomaly' && [alert.model, alert.callId]).sort()).toEqual([
    ['acme/nova', 'call-1'],
    ['acme/nova', 'call-3'],
    ['acme/nova-mini', 'call-4'],
  ]);
  expect(told.find((alert) => alert.kind === 'anomaly' && alert.callId === 'call-1')).toMatchObject({
    anomaly: 'hundredfold',
    cost: '2.5',
    delivery: 'kept',
    isDismissed: false,
    text: 'The upstream charged $2.5 for a call to acme/nova, a hundred times what its tokens cost by the price list or more: request call-1. It is booked as told. No other such call of this model is told on 2026-11-23.',
  });
});

it('reaches the webhook by the way of all alerts', async () => {
  const { app, origin, owner, received, raise } = await setUp();
  await saveAlertWebhook(app, owner, { url: `${origin}/hook` });
  await raise({ anomaly: 'nothing', costNano: 0 });
  const sender = startAlertSender(app);
  onTestFinished(sender.close);
  await sender.runOnce();
  await sender.runOnce();
  expect(received.map(({ body }) => JSON.parse(body))).toMatchObject([
    {
      type: 'call.anomaly',
      data: { model: 'acme/nova', anomaly: 'nothing', callId: 'call-1', cost: '0', text: expect.any(String) },
    },
  ]);
  expect(await listAlerts(app, owner)).toMatchObject([{ delivery: 'delivered' }]);
});

it('waits for no webhook that was taken away', async () => {
  const { app, origin, owner, raise } = await setUp();
  await saveAlertWebhook(app, owner, { url: `${origin}/hook` });
  await raise();
  await removeAlertWebhook(app, owner);
  expect(await listAlerts(app, owner)).toMatchObject([{ delivery: 'kept' }]);
});

it('is taken out of the notice by an admin, which the audit log tells', async () => {
  const { app, db, owner, raise } = await setUp();
  await raise();
  const [alert] = await listAlerts(app, owner);
  await dismissAlerts(app, owner, { ids: [alert?.id] });
  expect(await listAlerts(app, owner)).toMatchObject([{ isDismissed: true }]);
  expect(db.orm.select().from(auditEntries).all()).toMatchObject([
    {
      action: 'alert.dismiss',
      targetName: 'acme/nova',
      details: JSON.stringify({ anomaly: 'hundredfold', callId: 'call-1' }),
    },
  ]);
});
