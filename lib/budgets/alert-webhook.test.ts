import { createHmac } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { budgetAlerts } from '#db/schema/budgets';
import { testDb, testFolder } from '#db/testing';
import { openConnections } from '#lib/connections/open-connections';
import { loadSecret } from '#lib/connections/secret';
import { testLog, testUpstream } from '#lib/connections/testing';
import { getAlertWebhook } from './get-alert-webhook.ts';
import { holdMoney } from './hold-money.ts';
import { listAlerts } from './list-alerts.ts';
import { removeAlertWebhook } from './remove-alert-webhook.ts';
import { saveAlertWebhook } from './save-alert-webhook.ts';
import { startAlertSender } from './start-alert-sender.ts';
import { testAlertWebhook } from './test-alert-webhook.ts';
import { addBudget, addMember } from './testing.ts';

type Received = { path: string; headers: Record<string, string>; body: string };

/** An app whose webhook receiver answers as `answer` says; its origin is listed unless `isListed` is false. */
async function setUp(answer: (response: ServerResponse) => void = (response) => response.end(), isListed = true) {
  const received: Received[] = [];
  const upstream = await testUpstream(async (request, response) => {
    received.push({
      path: request.url ?? '',
      headers: request.headers as Record<string, string>,
      body: await text(request),
    });
    answer(response);
  });
  const db = testDb();
  const log = testLog();
  const env = {
    OPENROUTER_BASE_URL: 'https://openrouter.ai/api/v1',
    OPENROUTER_API_KEY: undefined,
    PARALLAX_PRIVATE_ORIGINS: isListed ? [upstream.origin] : [],
    PUBLIC_URL: 'https://parallax.example',
  };
  const secret = loadSecret({ env: {}, folder: testFolder(), db });
  const connections = openConnections({ db, env, log, secret, sandbox: { url: 'http://127.0.0.1:1', apiKey: '' } });
  onTestFinished(connections.close);
  const app = { db, log, env, secret, connections };
  const owner = addMember(db, 'olga', 'owner');
  const start = () => {
    const sender = startAlertSender(app);
    onTestFinished(sender.close);
    return sender;
  };
  const cross = () => {
    addBudget(db, { limitNano: 1000, alertsAt: [80], period: 'ever' });
    return db.commit(() => holdMoney(db, owner, { callId: 'call-1', amountNano: 900, at: Date.now() }));
  };
  const makeDue = () => db.client.prepare('update budget_alerts set next_try_at = 0 where next_try_at > 0').run();
  const rows = () => db.orm.select().from(budgetAlerts).all();
  return { ...upstream, app, db, log, owner, received, start, cross, makeDue, rows };
}

const PATH = '/services/T0/B0/canary-of-the-webhook';

describe('the address', () => {
  it('is sealed, shown masked, and its signing secret told once', async () => {
    const { app, db, origin, owner, log } = await setUp();
    const { webhook, signingSecret } = await saveAlertWebhook(app, owner, { url: `${origin}${PATH}` });
    expect(webhook).toMatchObject({ masked: `${origin}/…hook`, form: 'json' });
    expect(signingSecret).toMatch(/^whsec_[\w+/]{43}=$/);
    expect(await getAlertWebhook(app, owner)).toEqual(webhook);
    const everywhere = `${db.client.serialize().toString('latin1')}${log.lines.join()}`;
    for (const hidden of ['canary-of-the', signingSecret.slice(6)]) expect(everywhere).not.toContain(hidden);
  });

  it.each([
    ['https://hooks.slack.com/services/T/B/x', 'slack'],
    ['https://discord.com/api/webhooks/1/x/slack', 'slack'],
    ['https://example.com/hook', 'json'],
  ])('%s is told in the form %s', async (url, form) => {
    const { app, owner } = await setUp();
    expect((await saveAlertWebhook(app, owner, { url })).webhook.form).toBe(form);
    expect((await saveAlertWebhook(app, owner, { url, form: 'slack' })).webhook.form).toBe('slack');
  });

  it('too short to hide anything shows nothing of it', async () => {
    const { app, owner } = await setUp();
    expect((await saveAlertWebhook(app, owner, { url: 'https://example.com/s3cret' })).webhook.masked).toBe(
      'https://example.com/…',
    );
  });

  it.each([
    'nonsense',
    'ftp://example.com/x',
    'https://ada:password@example.com/x',
    'http://example.com/x',
    'https://127.0.0.1/x',
    'https://[::1]/x',
    'https://localhost/x',
    'http://169.254.169.254/latest',
  ])('%s is refused', async (url) => {
    const { app, owner } = await setUp();
    const refused = saveAlertWebhook(app, owner, { url });
    await expect(refused).rejects.toMatchObject({ code: 'invalid_request', details: { field: 'url' } });
    expect(await getAlertWebhook(app, owner)).toBeNull();
  });

  it('of a name that leads to a private address is not dialled', async () => {
    const { app, db, owner, received, origin } = await setUp(undefined, false);
    const { port } = new URL(origin);
    await saveAlertWebhook({ ...app, env: { PARALLAX_PRIVATE_ORIGINS: [origin] } }, owner, {
      url: `http://127.0.0.1:${port}/x`,
    });
    await expect(testAlertWebhook(app, owner)).rejects.toMatchObject({ code: 'upstream_unreachable' });
    expect(received).toEqual([]);
    expect(db.client.open).toBe(true);
  });

  it('is for admins alone', async () => {
    const { app, db } = await setUp();
    const ada = addMember(db, 'ada');
    for (const attempt of [
      saveAlertWebhook(app, ada, { url: 'https://example.com' }),
      getAlertWebhook(app, ada),
      removeAlertWebhook(app, ada),
      testAlertWebhook(app, ada),
    ])
      await expect(attempt).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a message', () => {
  it('carries the alert, signed as Standard Webhooks says', async () => {
    const { app, origin, owner, received, start, cross, rows } = await setUp();
    const { signingSecret } = await saveAlertWebhook(app, owner, { url: `${origin}${PATH}?x=1` });
    await cross();
    await start().runOnce();
    const [{ path, headers, body }] = received as [Received];
    const [alert] = rows();
    expect(path).toBe(`${PATH}?x=1`);
    expect(JSON.parse(body)).toMatchObject({
      type: 'budget.alert',
      timestamp: new Date(alert?.raisedAt ?? 0).toISOString(),
      data: {
        scope: 'team',
        percent: 80,
        limit: '0.000001',
        held: '0.0000009',
        page: 'https://parallax.example/settings/budgets',
      },
    });
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const key = Buffer.from(signingSecret.replace('whsec_', ''), 'base64');
    expect(headers['webhook-id']).toBe(alert?.id);
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
    expect(headers).not.toHaveProperty('authorization');
    expect(alert).toMatchObject({ delivery: 'delivered', tries: 1, nextTryAt: null });
  });

  it('to Slack is one text', async () => {
    const { app, origin, owner, received, start, cross } = await setUp();
    await saveAlertWebhook(app, owner, { url: `${origin}${PATH}`, form: 'slack' });
    await cross();
    await start().runOnce();
    expect(JSON.parse(received[0]?.body ?? '')).toEqual({
      text: expect.stringMatching(/^The team's total budget has 80 % of its limit spent or held: limit \$0\.000001, /),
    });
  });

  it('regression: a name is no link and no shout to a channel in Slack', async () => {
    const { app, db, origin, owner, received, start } = await setUp();
    const eve = addMember(db, '<!channel> & <https://evil.example|Approve>');
    addBudget(db, { scope: 'member', scopeId: eve.memberId, limitNano: 1000, alertsAt: [80] });
    await saveAlertWebhook(app, owner, { url: `${origin}${PATH}`, form: 'slack' });
    await db.commit(() => holdMoney(db, eve, { callId: 'call-1', amountNano: 900, at: Date.now() }));
    await start().runOnce();
    const { text: told } = JSON.parse(received[0]?.body ?? '');
    expect(told).toContain('&lt;!channel&gt; &amp; &lt;https://evil.example|Approve&gt;');
    expect(told).not.toMatch(/[<>]/);
  });

  it('that is told is not told again', async () => {
    const { app, origin, owner, received, start, cross } = await setUp();
    await saveAlertWebhook(app, owner, { url: `${origin}/x` });
    await cross();
    const sender = start();
    await Promise.all([sender.runOnce(), sender.runOnce()]);
    await sender.runOnce();
    expect(received).toHaveLength(1);
  });

  it.each([
    ['500', (response: ServerResponse) => response.writeHead(500).end()],
    ['redirected', (response: ServerResponse) => response.writeHead(302, { location: 'https://evil.example' }).end()],
    ['cut off', (response: ServerResponse) => response.destroy()],
  ])('that was %s is told again later, by the next process too, under the same id', async (_, fail) => {
    let isDown = true;
    const { app, origin, owner, received, start, cross, makeDue, rows } = await setUp((response) =>
      isDown ? fail(response) : response.end(),
    );
    await saveAlertWebhook(app, owner, { url: `${origin}/x` });
    await cross();
    const first = start();
    await first.runOnce();
    await first.runOnce();
    expect(received).toHaveLength(1);
    const [waiting] = rows();
    expect(waiting).toMatchObject({ delivery: 'waiting', tries: 1, lastError: expect.any(String) });
    expect((waiting?.nextTryAt ?? 0) - Date.now()).toBeGreaterThan(5_000);
    await first.close();
    isDown = false;
    makeDue();
    await start().runOnce();
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(rows()).toMatchObject([{ delivery: 'delivered', tries: 2, lastError: null }]);
  });

  it('that nobody takes for a day is given up, and says so', async () => {
    const { app, origin, owner, start, cross, db } = await setUp((response) => response.writeHead(410).end());
    await saveAlertWebhook(app, owner, { url: `${origin}/x` });
    await cross();
    db.client.prepare('update budget_alerts set raised_at = raised_at - 25 * 3600000').run();
    await start().runOnce();
    expect(await listAlerts(app, owner)).toMatchObject([{ delivery: 'failed', lastError: 'It answered 410.' }]);
  });

  it('waits for nobody where there is no webhook, or no longer one', async () => {
    const { app, owner, cross, rows, db } = await setUp();
    await cross();
    expect(rows()).toMatchObject([{ delivery: 'kept', nextTryAt: null }]);
    await saveAlertWebhook(app, owner, { url: 'https://example.com' });
    addBudget(db, { limitNano: 100, alertsAt: [80], period: 'ever', isBlocking: false });
    await db.commit(() => holdMoney(db, owner, { callId: 'call-2', amountNano: 90, at: Date.now() }));
    expect(rows()).toMatchObject([{ delivery: 'kept' }, { delivery: 'waiting' }]);
    await removeAlertWebhook(app, owner);
    expect(rows().every(({ delivery }) => delivery === 'kept')).toBe(true);
  });
});

describe('the test', () => {
  it('reaches the receiver and says what it is', async () => {
    const { app, origin, owner, received } = await setUp((response) => response.writeHead(204).end());
    await expect(testAlertWebhook(app, owner)).rejects.toMatchObject({ code: 'not_found' });
    await saveAlertWebhook(app, owner, { url: `${origin}/x` });
    expect(await testAlertWebhook(app, owner)).toEqual({ status: 204 });
    expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({
      type: 'test',
      data: { text: expect.stringContaining('test') },
    });
  });

  it('says what the receiver answered', async () => {
    const { app, origin, owner } = await setUp((response) => response.writeHead(404).end());
    await saveAlertWebhook(app, owner, { url: `${origin}/x` });
    await expect(testAlertWebhook(app, owner)).rejects.toMatchObject({
      code: 'upstream_failed',
      message: expect.stringContaining('404'),
    });
  });
});
